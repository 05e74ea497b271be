import { minuteText } from '../../contract/minutes';
import type { AppError } from '../../contract/errors';
import type { ProofPart } from '../../contract/proof';
import type { AppToken } from '../../ports/tokens';
import { graphRoleVerdict, mailSendRole } from '../send-rights';
import { attempt, type Attempt } from '../../engine/attempt';
import { part } from './part';
import type { ProofDeps, ProofInput } from './types';

/** A fresh token with the application's own credential; null where the credential is not here. */
export async function obtainToken(
  { appTokens, signal, note }: ProofDeps,
  { tenantId, clientId, credential }: ProofInput,
): Promise<Attempt<AppToken> | null> {
  if (credential === null) return null;
  const obtain = async (retryLag: boolean) =>
    attempt(
      appTokens.obtain({
        tenantId,
        clientId,
        credential,
        retryLag,
        ...(signal === undefined ? {} : { signal }),
      }),
    );
  const token = await obtain(false);
  if (token.ok || credential.fresh !== true || !isTokenLag(token.error)) return token;
  note?.('Entra does not know the new credential yet; that takes about a minute.');
  return obtain(true);
}

/** A credential or an application that was just made is not known everywhere at once (facts 5.1). */
export function isTokenLag({ facts }: AppError): boolean {
  return ['AADSTS7000215', 'AADSTS700027', 'AADSTS700016'].includes(facts.serviceCode ?? '');
}

/**
 * What the token proves: the credential, never a right. Under rbac it carries no role that sends, and that is right
 * (facts 2.10); in accessPolicy mode it must carry Mail.Send.
 */
export function tokenPart(
  token: Attempt<AppToken> | null,
  {
    mode,
    vendorOwned = false,
    vendorHoldsKey = false,
    proofCredential = false,
  }: Pick<ProofInput, 'mode' | 'vendorOwned' | 'vendorHoldsKey' | 'proofCredential'>,
): ProofPart {
  if (token === null && (vendorOwned || vendorHoldsKey)) return vendorsOwn(vendorOwned);
  if (token === null) {
    return part(
      'token',
      'unknown',
      'The credential is not on this computer, so nothing live can be tested here.',
      {
        who: 'the person whose computer holds the credential, or the vendor',
        next: 'Prove on the computer that applied the setup, or let the vendor send a test mail.',
      },
    );
  }
  if (!token.ok) return refusedToken(token);
  const { roles, expiresAt, tenantId, appId } = token.value.claims;
  const carried = roles.length === 0 ? 'It carries no application role.' : `Roles: ${roles.join(', ')}.`;
  const evidence = [
    { text: `Token issued, valid until ${minuteText(expiresAt)}. ${carried}` },
    { text: `For tenant (tid) ${tenantId} and application (appid) ${appId}.` },
  ];
  const sending = roles.filter((role) => graphRoleVerdict(role) === 'sends');
  if (mode === 'rbac' && sending.length > 0) {
    return part(
      'token',
      'fail',
      `The token carries ${sending.join(', ')} for the whole tenant, so no scope limits it.`,
      {
        evidence,
        who: 'a Privileged Role Administrator or a Global Administrator',
        next: 'Plan the setup again: it offers to remove the grant. After that only a fresh token counts.',
      },
    );
  }
  if (mode === 'accessPolicy' && !roles.includes(mailSendRole)) {
    return part('token', 'waiting', 'A token is issued, but it does not carry Mail.Send yet.', {
      evidence,
      who: 'a Privileged Role Administrator or a Global Administrator, if it stays',
      next: 'Wait some minutes; if it stays, apply the setup again so that Mail.Send is granted.',
    });
  }
  const finding =
    mode === 'rbac'
      ? 'A token is issued. It carries no right to send by itself; Exchange decides by the scope.'
      : 'A token is issued and carries Mail.Send; the access policy limits it.';
  const used = proofCredential
    ? ' It was got with the proof credential; that the vendor’s own key signs in was not tested.'
    : '';
  return part('token', 'pass', `${finding}${used}`, { evidence });
}

function vendorsOwn(isApplication: boolean): ProofPart {
  const what = isApplication ? 'The application and its credential are' : 'The private key is';
  const finding = `${what} the vendor’s own, so nothing live can be tested here.`;
  return part('token', 'unknown', finding, {
    who: 'the vendor',
    next: `The vendor proves with its own key, as its handoff page says, and gives the result back (prove --vendor-result takes it in); or it sends from its own system: once as a sender, which must arrive, and once as the outsider, which must be refused.${isApplication ? '' : ' The rights alone can be proven with a proof credential (prove --proof-credential).'}`,
  });
}

function refusedToken({ error }: Extract<Attempt<AppToken>, { ok: false }>): ProofPart {
  const { message, who, next, serviceCode, requestId } = error.facts;
  const refused = serviceCode !== undefined;
  return part('token', refused ? 'fail' : 'unknown', `No token: ${message}`, {
    evidence: refused
      ? [{ text: `Entra answered ${serviceCode}.`, ...(requestId === undefined ? {} : { requestId }) }]
      : [],
    who: who ?? 'you',
    next: next ?? 'A new credential may take a minute until it works; then prove again.',
  });
}
