import type { User } from '../../world/directory-types';
import type { Mailbox } from '../../world/exchange-types';
import type { WorldState } from '../../world/state';

/** The Entra account behind a mailbox; undefined for what has none. */
export function accountOf(state: WorldState, mailbox: Mailbox): User | undefined {
  return state.users.find((user) => user.id === mailbox.externalDirectoryObjectId);
}

/** One switch in two places: Entra's accountEnabled is the truth where there is an account. */
export function isAccountDisabled(state: WorldState, mailbox: Mailbox): boolean {
  const account = accountOf(state, mailbox);
  return account === undefined ? mailbox.accountDisabled : !account.accountEnabled;
}
