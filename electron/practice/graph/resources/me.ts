import type { User } from '../../world/directory-types';
import type { Answer, Call, Route } from '../call';
import { malformedRequest, noMe } from '../errors';
import { contextOf, list, mixedList } from '../odata/answers';
import { checkNames, entityOf } from '../odata/shape';
import { anyone } from '../rights/rules';
import { directoryRoleShape, rolesOf } from './directory-role-shape';
import { typed } from './directory-object';
import { groupShape, groupsOf } from './group-shape';
import { userShape } from './user-shape';

/** The signed-in person. Throws 400 for an application: it has no `me`. */
export function requireMe(call: Call): User {
  if (call.caller.kind === 'user') return call.caller.user;
  throw noMe();
}

function me(call: Call): Answer {
  const shape = userShape(call);
  const { select } = call.query;
  if (select !== null) checkNames(shape, select);
  const entity = entityOf(shape, requireMe(call), select, call.query.expand);
  return { status: 200, body: { '@odata.context': contextOf(call, 'users', '/$entity'), ...entity } };
}

function memberOf(call: Call): Answer {
  const user = requireMe(call);
  const roles = rolesOf(user).map((role) =>
    typed('directoryRole', entityOf(directoryRoleShape(), role, null)),
  );
  const groups = groupsOf(call.world, user.id).map((group) =>
    typed('group', entityOf(groupShape(), group, null)),
  );
  return mixedList(call, 'directoryObjects', [...roles, ...groups]);
}

/** Active roles only: eligible ones do not appear (facts 2.2). A cast is an advanced query. */
function directoryRoles(call: Call): Answer {
  if (!call.query.eventual || !call.query.count) {
    throw malformedRequest(
      'OData cast is not supported because the required parameters might be missing. Try adding $count=true query parameter and ConsistencyLevel:eventual header.',
    );
  }
  return list(call, 'directoryRoles', directoryRoleShape(), rolesOf(requireMe(call)));
}

/** The signed-in person and their memberships (facts 2.2). */
export const meRoutes: readonly Route[] = [
  { method: 'GET', path: '/me', right: anyone, handle: me },
  { method: 'GET', path: '/me/memberOf', right: anyone, handle: memberOf },
  { method: 'GET', path: '/me/transitiveMemberOf', right: anyone, handle: memberOf },
  { method: 'GET', path: '/me/memberOf/graph.directoryRole', right: anyone, handle: directoryRoles },
  {
    method: 'GET',
    path: '/me/transitiveMemberOf/graph.directoryRole',
    right: anyone,
    handle: directoryRoles,
  },
];
