import { keyAt, type Answer, type Call, type Route } from '../call';
import { resourceNotFound } from '../errors';
import { list, mixedList } from '../odata/answers';
import { directoryRoles, type DirectoryRole } from '../rights/role-catalogue';
import { anyMember } from '../rights/rules';
import { directoryObjectEntity } from './directory-object';
import { directoryRoleId, directoryRoleShape } from './directory-role-shape';
import { assignments } from './role-assignments';

/** Roles that somebody holds are activated; Global Administrator always is. */
function activated(call: Call): readonly DirectoryRole[] {
  const held = new Set(assignments(call.world).map(({ role }) => role));
  return directoryRoles.filter((role, index) => index === 0 || held.has(role));
}

function members(call: Call): Answer {
  const { value } = keyAt(call);
  const role = activated(call).find((one) => directoryRoleId(one) === value.toLowerCase());
  if (role === undefined) throw resourceNotFound(value);
  const holders = assignments(call.world).filter((one) => one.role === role);
  return mixedList(
    call,
    'directoryObjects',
    holders.flatMap(({ holder }) => directoryObjectEntity(call, holder.id)),
  );
}

/** Activated directory roles and their members (facts 2.2). */
export const directoryRoleRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/directoryRoles',
    right: anyMember,
    handle: (call) => list(call, 'directoryRoles', directoryRoleShape(), activated(call)),
  },
  { method: 'GET', path: '/directoryRoles/{directoryRole-id}/members', right: anyMember, handle: members },
];
