import type { Group } from '../../world/exchange-types';
import { keyAt, type Answer, type Call, type Route } from '../call';
import { resourceNotFound } from '../errors';
import { list, mixedList, one } from '../odata/answers';
import { entityOf } from '../odata/shape';
import { anyMember } from '../rights/rules';
import { directoryObjectEntity, typed } from './directory-object';
import { groupShape } from './group-shape';

function requireGroup(call: Call): Group {
  const { value } = keyAt(call);
  const found = call.world.state.groups.find(
    (group) => group.externalDirectoryObjectId === value.toLowerCase(),
  );
  if (found === undefined) throw resourceNotFound(value);
  return found;
}

function members(call: Call): Answer {
  const { groups } = call.world.state;
  const shape = groupShape();
  const entities = requireGroup(call).members.flatMap((id) => {
    const group = groups.find((row) => row.externalDirectoryObjectId === id);
    return group === undefined
      ? directoryObjectEntity(call, id)
      : [typed('group', entityOf(shape, group, null))];
  });
  return mixedList(call, 'directoryObjects', entities);
}

/** Groups, to read only: mail-enabled security groups cannot be made or changed through Graph (facts 2.13). */
export const groupRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/groups',
    right: anyMember,
    handle: (call) => list(call, 'groups', groupShape(), call.world.state.groups),
  },
  {
    method: 'GET',
    path: '/groups/{group-id}',
    right: anyMember,
    handle: (call) => one(call, 'groups', groupShape(), requireGroup(call)),
  },
  { method: 'GET', path: '/groups/{group-id}/members', right: anyMember, handle: members },
];
