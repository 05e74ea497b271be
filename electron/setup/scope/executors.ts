import { z } from 'zod';
import { AppError, toAppError } from '../../contract/errors';
import type { Outcome } from '../../contract/run';
import type { ScopeView } from '../../ports/exchange';
import { isLag, withBackOff } from '../back-off';
import { absent, absentBut, applied, executorOf, inPlace, unlessGone, waiting } from '../executor';
import type { Look, SetupPorts } from '../executor';
import { exchangeMailSendRole } from '../send-rights';
import { isOwnAssignment } from './assignments';
import { untilCachesEnd } from './change';
import { filterOfGroup, filterOfIds, sameFilter } from './filter';
import { previewScope } from './preview';
import type { ScopePreview } from './preview';

const scopeInput = z.strictObject({
  name: z.string().min(1).max(64),
  senders: z.array(z.string().min(1)).min(1),
  /** Distinguished name of the senders' group; null: listed by object id. */
  group: z.string().min(1).nullable(),
});

function filterOf({ senders, group }: Pick<z.infer<typeof scopeInput>, 'senders' | 'group'>): string {
  return group === null ? filterOfIds(senders) : filterOfGroup(group);
}

/**
 * Creates or corrects the management scope. Whom the filter matches must be exactly the senders: that is looked at
 * before anything is written, and so before a role is assigned within it.
 */
export function ensureScope({ exchange, clock }: SetupPorts) {
  type Seen = { readonly found: ScopeView | null; readonly preview: ScopePreview };
  const read = async (input: z.infer<typeof scopeInput>): Promise<Seen> => {
    const [found, preview] = await Promise.all([
      exchange.scope(input.name),
      previewScope(exchange, filterOf(input), input.senders),
    ]);
    return { found, preview };
  };
  return executorOf({
    input: scopeInput,
    async look(input): Promise<Look<Seen>> {
      const seen = await read(input);
      const { found, preview } = seen;
      const holds = found !== null && sameFilter(found.recipientFilter, filterOf(input)) && preview.exact;
      return holds ? inPlace({ name: input.name }) : absentBut(seen);
    },
    async apply(input, context, seen): Promise<Outcome> {
      const filter = filterOf(input);
      const { found, preview } = seen ?? (await read(input));
      if (preview.foreign.length > 0) throw reachesTooFar(input.name, preview.foreign);
      if (!preview.exact) return waiting(clock, 'Exchange to know all senders by their object ids', 10);
      if (found === null) {
        await withBackOff(clock, context.signal, async () => exchange.createScope(input.name, filter));
      } else if (!sameFilter(found.recipientFilter, filter)) {
        await exchange.setScopeFilter(input.name, filter);
        return applied({ name: input.name }, untilCachesEnd);
      }
      return applied({ name: input.name });
    },
  });
}

function reachesTooFar(name: string, foreign: readonly string[]): AppError {
  return new AppError({
    code: 'conflict',
    message: `The scope ${name} would also reach ${foreign.join(', ')}; nothing was assigned.`,
    who: 'an Exchange Administrator',
    next: 'Look why these recipients match, then plan again.',
  });
}

const assignmentInput = scopeInput.omit({ name: true }).extend({
  name: z.string().min(1).max(64),
  role: z.literal(exchangeMailSendRole),
  servicePrincipalId: z.guid(),
  scopeName: z.string().min(1),
});

/** Assigns Application Mail.Send within our scope, after looking that the scope still says what was planned. */
export function assignRole({ exchange, clock }: SetupPorts) {
  type Seen = { readonly scope: ScopeView | null };
  return executorOf({
    input: assignmentInput,
    async look({ servicePrincipalId, scopeName }): Promise<Look<Seen>> {
      const [found, scope] = await Promise.all([
        exchange.roleAssignments(servicePrincipalId),
        exchange.scope(scopeName),
      ]);
      return found.some((one) => isOwnAssignment(one, scopeName)) ? inPlace() : absentBut({ scope });
    },
    async apply(input, context, seen): Promise<Outcome> {
      const { name, role, servicePrincipalId, scopeName } = input;
      const { scope } = seen ?? { scope: await exchange.scope(scopeName) };
      if (scope === null || !sameFilter(scope.recipientFilter, filterOf(input))) {
        throw new AppError({
          code: 'conflict',
          message: `The management scope ${scopeName} is not what was planned; no role was assigned.`,
          who: 'an Exchange Administrator',
          next: 'Plan again.',
        });
      }
      try {
        await withBackOff(clock, context.signal, async () =>
          exchange.assignRole({ name, role, objectId: servicePrincipalId, scopeName }),
        );
      } catch (error) {
        throw toAppError(error).code === 'conflict' ? nameTaken(name, error) : error;
      }
      return applied({}, 'Effective within 30 minutes to 2 hours.');
    },
  });
}

/** The setup was applied with another application before: one of our own, or the vendor's. */
function nameTaken(name: string, cause: unknown): AppError {
  return new AppError(
    {
      ...toAppError(cause).facts,
      message: `The role assignment ${name} belongs to another application, with which this setup was applied before; nothing was assigned.`,
      who: 'you, or an Exchange Administrator',
      next: 'Choose another `application` name for the new one, or have the old role assignment removed first: until then the old application may send.',
    },
    { cause },
  );
}

const removalInput = z.strictObject({
  name: z.string().min(1),
  servicePrincipalId: z.guid(),
  role: z.string(),
  scope: z.string(),
  scopeName: z.string().nullable(),
});

/** Removes a role assignment that lets the application send beside what was agreed. */
export function removeAssignment({ exchange }: Pick<SetupPorts, 'exchange'>) {
  return executorOf({
    input: removalInput,
    async look({ name, servicePrincipalId, role, scope, scopeName }) {
      const found = await exchange.roleAssignments(servicePrincipalId);
      // Not by name alone: ours may have taken the name since.
      const there = found.some(
        (one) => one.name === name && one.role === role && one.scope === scope && one.scopeName === scopeName,
      );
      return there ? absent : inPlace();
    },
    async apply({ name }) {
      await unlessGone(exchange.removeRoleAssignment(name));
      return applied();
    },
  });
}

/** Enable-OrganizationCustomization: once, and an error the second time (facts 6.8). */
export function customizeOrganization({ exchange }: SetupPorts) {
  return executorOf({
    input: z.strictObject({}),
    async look() {
      return (await exchange.organization()).isDehydrated ? absent : inPlace();
    },
    async apply() {
      await exchange.enableOrganizationCustomization();
      return applied({}, 'It takes some minutes to spread.');
    },
  });
}

const pointerInput = z.strictObject({
  clientId: z.guid(),
  servicePrincipalId: z.guid(),
  displayName: z.string().min(1),
  /** The application was made in this very run: nothing can point to it yet. */
  fresh: z.boolean(),
});

/** Points Exchange at the Entra service principal (facts 6.1); a wrong pointer goes by a step of its own before. */
export function ensurePointer({ exchange, clock }: SetupPorts) {
  return executorOf({
    input: pointerInput,
    looksFirst: ({ fresh }) => !fresh,
    async look({ clientId, servicePrincipalId }) {
      const found = await exchange.pointers(clientId, servicePrincipalId);
      const isThere = found.some((one) => one.appId === clientId && one.objectId === servicePrincipalId);
      return isThere ? inPlace() : absent;
    },
    async apply({ clientId, servicePrincipalId, displayName }, context): Promise<Outcome> {
      try {
        await withBackOff(clock, context.signal, async () =>
          exchange.createPointer(clientId, servicePrincipalId, displayName),
        );
        return applied();
      } catch (error) {
        if (!isLag(error)) throw error;
        return waiting(clock, 'Exchange to see the new service principal', 5);
      }
    },
  });
}
