import type { Executor, ExecutorRegistry } from '../../engine/types';
import type { AppTokens } from '../../ports/tokens';
import type { SetupContext, SetupPorts } from '../executor';
import { removeOrphan, removeOrphanCertificate } from '../credential/remove-orphan';
import { setupExecutors } from '../registry';
import {
  credentialRefused,
  deleteApplication,
  deleteServicePrincipal,
  forgetCredential,
  removeLicence,
  removeMailbox,
  unseenPart,
} from './executors';
import { removalKinds } from './kinds';

/** One executor for every kind of step that `planRemoval` plans: those of migration and repair, and its own. */
export function removalExecutors(
  ports: SetupPorts & { readonly appTokens: AppTokens },
  context: SetupContext,
): ExecutorRegistry {
  const own: readonly (readonly [string, Executor])[] = [
    [removalKinds.secret, removeOrphan(ports, context)],
    [removalKinds.certificate, removeOrphanCertificate(ports, context)],
    [removalKinds.principal, deleteServicePrincipal(ports)],
    [removalKinds.application, deleteApplication(ports)],
    [removalKinds.refused, credentialRefused(ports, ports.appTokens)],
    [removalKinds.forget, forgetCredential(ports)],
    [removalKinds.mailbox, removeMailbox(ports)],
    [removalKinds.licence, removeLicence(ports)],
    [removalKinds.unseen, unseenPart()],
  ];
  return new Map([...setupExecutors(ports, context), ...own]);
}
