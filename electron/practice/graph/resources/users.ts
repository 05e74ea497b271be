import type { User } from '../../world/directory-types';
import { audit } from '../audit';
import { noContent, type Answer, type Call, type Right, type Route } from '../call';
import { badRequest, denied, notOffered } from '../errors';
import { list, one } from '../odata/answers';
import { anyMember, anyone, holdsRole, isApplication } from '../rights/rules';
import { holdsOnly } from '../rights/scopes';
import { isSelf, requireUser, userAt, visible } from './find';
import { basicProperties, userShape } from './user-shape';

const path = '/users/{user-id}';

/** User.Read is one's own row only; User.ReadBasic.All some properties of the others (DEVX descriptions). */
function checkBreadth(call: Call, user: User | null): void {
  if (user !== null && isSelf(call, user)) return;
  if (user !== null && holdsOnly(call.held, 'User.Read', 'User.ReadWrite')) throw denied();
  const narrow = holdsOnly(call.held, 'User.ReadBasic.All', 'User.Read', 'User.ReadWrite');
  const wide = (call.query.select ?? []).some((name) => !basicProperties.includes(name));
  if (narrow && wide) throw denied();
}

/**
 * Facts 2.1: accountEnabled takes a User Administrator, whose reach ends at people with a directory role (K);
 * usageLocation a License Administrator as well (permissions reference).
 */
const mayUpdate: Right = (call) => {
  if (isApplication(call) || holdsRole(call, 'globalAdministrator')) return true;
  const target = userAt(call);
  const locationOnly = Object.keys(call.body).every((name) => name === 'usageLocation');
  if (locationOnly && holdsRole(call, 'licenseAdministrator')) return true;
  return holdsRole(call, 'userAdministrator') && (target === undefined || target.roles.length === 0);
};

const modelled = ['accountEnabled', 'displayName', 'usageLocation'];

function checkPatch(call: Call, user: User): void {
  const names = Object.keys(call.body).filter((name) => !name.startsWith('@'));
  const other = names.find((name) => !modelled.includes(name));
  if (other !== undefined) throw notOffered(`changing '${other}' of a user`);
  const enablesOnly = holdsOnly(call.held, 'User.EnableDisableAccount.All', 'User.Read.All');
  if (enablesOnly && names.some((name) => name !== 'accountEnabled')) throw denied();
  if (user.onPremisesSyncEnabled && names.some((name) => name !== 'usageLocation')) {
    throw badRequest(
      'Unable to update the specified properties for on-premises mastered Directory Sync objects or objects currently undergoing migration.',
    );
  }
}

function update(call: Call): Answer {
  const user = requireUser(call);
  checkPatch(call, user);
  const { accountEnabled, displayName, usageLocation } = call.body;
  if (typeof accountEnabled === 'boolean') user.accountEnabled = accountEnabled;
  if (typeof displayName === 'string') user.displayName = displayName;
  if (typeof usageLocation === 'string' || usageLocation === null) user.usageLocation = usageLocation;
  audit(call, 'Update user', user);
  return noContent;
}

function readAll(call: Call): Answer {
  checkBreadth(call, null);
  return list(call, 'users', userShape(call), visible(call.world, call.world.state.users));
}

function read(call: Call): Answer {
  const user = requireUser(call);
  checkBreadth(call, user);
  return one(call, 'users', userShape(call), user);
}

/** Users (facts 2.1, 2.2). */
export const userRoutes: readonly Route[] = [
  { method: 'GET', path: '/users', right: anyMember, handle: readAll },
  { method: 'GET', path, right: anyone, handle: read },
  { method: 'PATCH', path, right: mayUpdate, body: 'user', handle: update },
];
