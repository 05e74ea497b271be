import type { AppError } from '../../contract/errors';
import { isGuid } from '../../contract/guid';
import type { PracticeInfo } from '../../contract/practice-info';
import type { ConnectRequest, Hello } from '../../exchange/powershell/protocol';
import type { SessionAccess } from '../../exchange/powershell/session';
import { refusalError, refusalFromText } from '../../identity/aadsts';
import type { Cloud } from '../../identity/clouds';
import type { ExchangeSignIn, SessionOptions } from '../../ports/session';
import type { TokenProvider } from '../../ports/tokens';
import type { ReadingApplication } from './reading-application';

/** How Exchange is signed in to: as asked for, with a code where Graph is too, else in the browser. */
export function exchangeSignInOf(session: SessionOptions): ExchangeSignIn {
  // An application has no page to go to.
  if (session.practice !== null || session.unattended != null) return 'token';
  return session.exchangeSignIn ?? (session.deviceCode ? 'device' : 'browser');
}

export interface SignInParts {
  readonly session: SessionOptions;
  readonly cloud: Cloud;
  readonly tokens: TokenProvider;
  /** The tenant as it was asked for: an id, a domain, or any. */
  readonly tenant: string;
  /** Null: a person signs in. */
  readonly application: ReadingApplication | null;
  readonly signal: AbortSignal;
}

/** Who signs in to Exchange for one operation, and to which tenant that must lead (design rule 9). */
export function sessionAccess(parts: SignInParts): SessionAccess {
  const { tokens, tenant, signal } = parts;
  const isId = isGuid(tenant);
  return {
    signal,
    connect: async (hello) => connectRequest(parts, hello),
    // A domain says nothing about a connection: the tenant of the other sign-in does.
    expectedTenant: async () => (isId ? tenant : (await tokens.account('graph')).tenantId),
  };
}

async function connectRequest(
  { session, cloud, tokens, application }: SignInParts,
  hello: Hello,
): Promise<ConnectRequest> {
  const { delegatedOrganization, practice } = session;
  const common = {
    ...(cloud.exchangeEnvironment === null ? {} : { environment: cloud.exchangeEnvironment }),
    ...(delegatedOrganization === null ? {} : { delegatedOrganization }),
    ...(practice === null ? {} : { connectionUri: practiceUri(practice.info) }),
  };
  if (application !== null) {
    const { organization } = await application.signIn();
    return { signIn: 'token', accessToken: await tokens.exchange(), organization, ...common };
  }
  const signIn = exchangeSignInOf(session);
  if (signIn === 'browser') {
    const userPrincipalName = session.exchangeLoginHint ?? (await tokens.account('graph')).username;
    return { signIn, userPrincipalName, ...common };
  }
  // The module's own device code needs PowerShell 7 (facts 10.2); on 5.1 the code is asked for by ourselves.
  if (signIn === 'device' && hello.edition === 'Core') return { signIn, ...common };
  const accessToken = await tokens.exchange();
  const { username } = await tokens.account('exchange');
  return { signIn: 'token', accessToken, userPrincipalName: username, ...common };
}

/** The address and, behind it, the CA that is trusted for it alone. */
function practiceUri({ exchange, caFile }: PracticeInfo): string {
  return `${exchange}#${encodeURIComponent(caFile)}`;
}

/** Entra's refusal in what the module says; null where there is none. */
export function entraRefusal(text: string): AppError | null {
  return /AADSTS\d+/u.test(text) ? refusalError(refusalFromText('', text)) : null;
}
