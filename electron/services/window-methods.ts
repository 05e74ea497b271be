import type { SetupRecord } from '../ports/records';
import { handoffScreen, handoffSecret } from './handoff-screen';
import { searchMailboxes } from './mailboxes';
import type { PlanningParts } from './planning-parts';
import type { Listener, OperationOptions } from './operation-options';
import type { Services } from './services';
import { signInPerson } from './sign-in';

/** How an operation gets its session: for a tenant, or for a setup that is known here. */
interface Sessions {
  readonly open: (
    tenant: string,
    options?: OperationOptions,
  ) => Promise<{ readonly parts: PlanningParts; readonly signal: AbortSignal; readonly listener: Listener }>;
  readonly openSetup: (
    name: string,
    options?: OperationOptions,
  ) => Promise<{ readonly parts: PlanningParts; readonly record: SetupRecord }>;
}

/** What a window asks for beside the work itself. `anyTenant`: the tenant where none is named. */
export function windowMethods(
  { open, openSetup }: Sessions,
  anyTenant: string,
): Pick<Services, 'signIn' | 'mailboxes' | 'handoffScreen' | 'handoffSecret'> {
  return {
    async signIn(tenant, options) {
      const { parts, signal, listener } = await open(tenant ?? anyTenant, options);
      return signInPerson(parts.connection, signal, listener);
    },
    async mailboxes(tenant, text, options) {
      const { parts, signal } = await open(tenant, options);
      return searchMailboxes(parts.connection, text, signal);
    },
    async handoffScreen(setup) {
      const { parts, record } = await openSetup(setup);
      return handoffScreen(parts, record);
    },
    async handoffSecret(setup) {
      const { parts, record } = await openSetup(setup);
      return handoffSecret(parts, record);
    },
  };
}
