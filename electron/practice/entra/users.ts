import type { User } from '../world/directory-types';
import type { World } from '../world/world';
import { EntraError } from './errors';

/** The user by object id, while it exists. Throws AADSTS50034, and 50057 where it is disabled. */
export function activeUser(world: World, userId: string): User {
  const user = world.state.users.find((one) => one.id === userId && one.deletedDateTime === null);
  if (user === undefined) throw unknownUser(world, userId);
  return enabled(user);
}

/** The user by the name typed at sign-in. Throws AADSTS50034 where there is none; a disabled one is answered. */
export function userByName(world: World, username: string): User {
  const name = username.trim().toLowerCase();
  const user = world.state.users.find(
    (one) => one.userPrincipalName.toLowerCase() === name && one.deletedDateTime === null,
  );
  if (user === undefined) throw unknownUser(world, username);
  return user;
}

/** Checks the password. Throws AADSTS50126 (wrong, or none at all), 50057. */
export function checkPassword(user: User, password: string): User {
  if (user.password === null || user.password !== password) {
    throw new EntraError(
      50126,
      'invalid_grant',
      'Error validating credentials due to invalid username or password.',
    );
  }
  return enabled(user);
}

/** AADSTS50076: the world says that this person needs more than a password. */
export function mfaRequired(resourceAppId: string): EntraError {
  return new EntraError(
    50076,
    'interaction_required',
    `Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access '${resourceAppId}'.`,
    'basic_action',
  );
}

/** AADSTS53003: Conditional Access says no. */
export function blockedByConditionalAccess(): EntraError {
  return new EntraError(
    53003,
    'invalid_grant',
    'Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.',
    'message_only',
  );
}

function enabled(user: User): User {
  if (user.accountEnabled) return user;
  throw new EntraError(50057, 'invalid_grant', 'The user account is disabled.');
}

function unknownUser(world: World, name: string): EntraError {
  return new EntraError(
    50034,
    'invalid_grant',
    `The user account ${name} does not exist in the ${world.state.tenant.id} directory. To sign into this application, the account must be added to the directory.`,
  );
}
