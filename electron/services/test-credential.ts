import type { Handoff } from '../contract/handoff';
import { AppError, isTransient, toAppError, type ErrorFacts } from '../contract/errors';
import type { CredentialTest } from '../contract/receipt';
import type { Clock } from '../ports/clock';
import type { SignInCredential } from '../ports/tokens';
import type { Connection } from './connection';

interface TestParts {
  readonly connection: Pick<Connection, 'appTokens' | 'authority'>;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/**
 * Asks for a token with a credential that was handed over, and says what came of it. It goes to the authority of this
 * session alone: what the folder names as its endpoint only decides whether it is asked at all, since whoever changes a
 * folder could name a server of his own. Throws AppError `cancelled` alone.
 */
export async function testCredential(
  { connection, clock, signal }: TestParts,
  handoff: Handoff,
  credential: SignInCredential,
): Promise<CredentialTest> {
  const time = clock.now().toISOString();
  const { authority } = connection;
  if (!handoff.endpoints.token.startsWith(`${authority}/`)) return otherAuthority(handoff, authority, time);
  try {
    const { tenant, clientId } = handoff;
    const { claims } = await connection.appTokens.obtain({
      tenantId: tenant.id,
      clientId,
      credential,
      signal,
    });
    if (
      claims.tenantId !== tenant.id.toLowerCase() ||
      claims.appId.toLowerCase() !== clientId.toLowerCase()
    ) {
      return refused(time, 'refused', { message: 'The token is for another application or tenant.' });
    }
    return found(time, 'works', workingText(handoff, claims.roles));
  } catch (error) {
    const { code, facts } = toAppError(error);
    if (code === 'cancelled') throw error;
    return refused(time, resultOf(facts, handoff.credential?.expires ?? null, clock.now()), facts);
  }
}

/** What stands in place of a test that was not wanted. */
export function untested(now: Date): CredentialTest {
  return found(now.toISOString(), 'skipped', 'Not tested, as was asked for.');
}

function workingText({ scoping, expiresOn }: Handoff, roles: readonly string[]): string {
  const until = expiresOn === null ? '' : ` It ends on ${expiresOn}.`;
  if (scoping === 'rbac' && roles.includes('Mail.Send')) {
    return `It works: Entra gave a token. But the token carries Mail.Send, which opens every mailbox: tell whoever handed this over.${until}`;
  }
  return `It works: Entra gave a token.${until}`;
}

/** Codes of Entra, without a text compared (facts 5.1). */
const wrongCodes = new Set(['AADSTS7000215', 'AADSTS700027', 'AADSTS700016', 'AADSTS90002']);

/** What a refused token says of a credential that ends at `expires` (ISO time; null: not known). */
export function resultOf(facts: ErrorFacts, expires: string | null, now: Date): CredentialTest['result'] {
  const { code, serviceCode = '' } = facts;
  if (serviceCode === 'AADSTS7000222') return 'expired';
  if (wrongCodes.has(serviceCode)) {
    return expires !== null && Date.parse(expires) <= now.getTime() ? 'expired' : 'wrong';
  }
  if (code === 'policy-refused') return 'blocked';
  return isTransient(code) ? 'unreachable' : 'refused';
}

function refused(time: string, result: CredentialTest['result'], facts: Partial<ErrorFacts>): CredentialTest {
  return {
    ...found(time, result, facts.message ?? ''),
    ...help(result, facts),
    serviceCode: facts.serviceCode ?? null,
    requestId: facts.requestId ?? null,
  };
}

/** Who helps the vendor: it can mend little of this itself, and has no setup file. */
function help(result: CredentialTest['result'], { who, next }: Partial<ErrorFacts>) {
  switch (result) {
    case 'wrong':
    case 'expired':
      return {
        who: 'whoever handed this over',
        next: 'Ask for a new handoff, and quote the code and the request id.',
      };
    case 'unreachable':
      return { who: 'you', next: 'Check network and proxy of this computer, then open it again.' };
    default:
      return { who: who ?? 'whoever handed this over', next: next ?? 'Send them this answer.' };
  }
}

function otherAuthority(handoff: Handoff, authority: string, time: string): CredentialTest {
  return {
    ...found(
      time,
      'skipped',
      `Not tested: the handoff signs in at ${new URL(handoff.endpoints.token).origin}, this command at ${authority}. Nothing was sent.`,
    ),
    who: 'you',
    next: 'For a national cloud give --cloud NAME, for a practice tenant --practice INFO. Anything else: do not use this handoff, and tell whoever it came from.',
  };
}

/** What a test of a credential found at `time` (ISO), with nobody to turn to. */
export function found(time: string, result: CredentialTest['result'], message: string): CredentialTest {
  return { result, time, message, who: null, next: null, serviceCode: null, requestId: null };
}

/** Throws AppError where a receipt would say nothing: what is sealed must have been opened. */
export function refuseUnopened(handoff: Handoff, isOpened: boolean): void {
  if (handoff.sealed === null || isOpened) return;
  throw new AppError({
    code: 'invalid-input',
    message: 'A receipt says that the credential arrived, so the sealed part must be opened first.',
    who: 'you',
    next: 'Give --passphrase-file or --identity-file as well.',
  });
}
