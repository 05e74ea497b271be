import { dropOrphanedPointers } from '../exchange/pointers';
import type { AccessToken } from '../world/access-token';
import type { Mailbox } from '../world/exchange-types';
import type { World } from '../world/world';
import { accessPolicyVerdict } from './policy-rule';
import { rightsSeenBy } from './rights-cache';
import { rbacAllowsSending } from './scope-rule';

export type SendVerdict =
  | { readonly allowed: true; readonly through: 'own-mailbox' | 'entra-grant' | 'role-assignment' }
  | { readonly allowed: false; readonly reason: 'no-right' | 'access-policy' };

/**
 * Whether the token's holder may send from the mailbox now. Application: (the grants in its token, cut by access
 * policies) ∪ (role assignments), both through Exchange's cache (facts 6.6, 6.7, 7). A removed grant stays in tokens
 * issued before (facts 2.7). Delegated: Mail.Send and the own mailbox only.
 */
export function sendVerdict(world: World, token: AccessToken, mailbox: Mailbox): SendVerdict {
  const mailboxId = mailbox.externalDirectoryObjectId;
  if (token.idtyp === 'user') {
    return token.scp.includes('Mail.Send') && token.oid === mailboxId
      ? { allowed: true, through: 'own-mailbox' }
      : { allowed: false, reason: 'no-right' };
  }
  dropOrphanedPointers(world);
  const { rbac, policies } = rightsSeenBy(world, token.appid);
  const granted = token.roles.includes('Mail.Send');
  if (granted && accessPolicyVerdict(policies, token.appid, mailboxId) === 'granted') {
    return { allowed: true, through: 'entra-grant' };
  }
  if (rbacAllowsSending(rbac, token.oid, mailboxId)) return { allowed: true, through: 'role-assignment' };
  return { allowed: false, reason: granted ? 'access-policy' : 'no-right' };
}
