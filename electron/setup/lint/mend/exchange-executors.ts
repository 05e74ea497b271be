import { z } from 'zod';
import { toAppError } from '../../../contract/errors';
import type { Exchange } from '../../../ports/exchange';
import { absent, applied, executorOf, inPlace, unlessGone } from '../../executor';
import { untilCachesEnd } from '../../scope/change';

const filterInput = z.strictObject({
  name: z.string().min(1),
  filter: z.string().min(1),
  previous: z.string().min(1),
});

/** Exchange gives a filter back with brackets and blanks of its own. */
const bare = (filter: string): string => filter.replace(/[\s()]/gu, '').toLowerCase();

/** Writes a scope's filter, where it still says what was planned from. */
export function changeFilter(exchange: Exchange) {
  return executorOf({
    input: filterInput,
    async look({ name, filter, previous }) {
      const scope = await exchange.scope(name);
      if (scope === null) return { state: 'unclear', reason: `The scope ${name} is not there any more.` };
      if (bare(scope.recipientFilter) === bare(filter)) return inPlace();
      if (bare(scope.recipientFilter) === bare(previous)) return absent;
      return { state: 'unclear', reason: `The filter of ${name} is another one by now: it was left.` };
    },
    async apply({ name, filter }) {
      await exchange.setScopeFilter(name, filter);
      return applied({}, untilCachesEnd);
    },
  });
}

const memberInput = z.strictObject({
  group: z.string().min(1),
  member: z.guid(),
  name: z.string(),
  present: z.boolean(),
});

/** Puts somebody into a group, or takes somebody out. */
export function changeMember(exchange: Exchange) {
  return executorOf({
    input: memberInput,
    async look({ group, member, present }) {
      const members = await exchange.groupMembers(group);
      const isThere = members.some((one) => one.externalDirectoryObjectId.toLowerCase() === member);
      return isThere === present ? inPlace() : absent;
    },
    async apply({ group, member, present }) {
      if (present) await unlessThere(exchange.addGroupMember(group, member));
      else await unlessGone(exchange.removeGroupMember(group, member));
      return applied();
    },
  });
}

async function unlessThere(addition: Promise<void>): Promise<void> {
  try {
    await addition;
  } catch (error) {
    if (toAppError(error).code !== 'conflict') throw error;
  }
}

const assignmentInput = z.strictObject({
  name: z.string().min(1),
  role: z.string().min(1),
  servicePrincipalId: z.guid(),
  scopeName: z.string().min(1),
});

/** Gives back a role assignment within a management scope that is still there; never one without (design rule 3). */
export function giveAssignment(exchange: Exchange) {
  return executorOf({
    input: assignmentInput,
    async look({ name, role, servicePrincipalId, scopeName }) {
      const found = await exchange.roleAssignments(servicePrincipalId);
      const isThere = found.some(
        (one) => one.name === name && one.role === role && one.scopeName === scopeName,
      );
      if (isThere) return inPlace();
      // Without its scope it would have to be another right.
      return (await exchange.scope(scopeName)) === null
        ? { state: 'unclear', reason: `the management scope ${scopeName} is not there any more.` }
        : absent;
    },
    async apply({ name, role, servicePrincipalId, scopeName }) {
      await exchange.assignRole({ name, role, objectId: servicePrincipalId, scopeName });
      return applied({}, 'Effective within 30 minutes to 2 hours.');
    },
  });
}

const policyInput = z.strictObject({
  clientId: z.guid(),
  accessRight: z.enum(['RestrictAccess', 'DenyAccess']),
  scopeName: z.string().min(1),
  address: z.email(),
});

/** Gives back an access policy. */
export function givePolicy(exchange: Exchange) {
  return executorOf({
    input: policyInput,
    async look({ clientId, accessRight, scopeName }) {
      const policies = await exchange.accessPolicies(clientId);
      const isThere = policies.some(
        (one) => one.appId !== '*' && one.scopeName === scopeName && one.accessRight === accessRight,
      );
      return isThere ? inPlace() : absent;
    },
    async apply({ clientId, accessRight, address }) {
      await exchange.createAccessPolicy(clientId, address, accessRight);
      return applied({}, 'It takes an hour or more until it is effective.');
    },
  });
}
