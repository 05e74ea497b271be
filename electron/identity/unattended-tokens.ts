import { AppError, toAppError } from '../contract/errors';
import type { Clock } from '../ports/clock';
import type { AppToken, AppTokens, TokenProvider } from '../ports/tokens';
import type { UnattendedSignIn } from '../ports/unattended';
import { mendCertificate, mendUnattended } from './mend-unattended';

interface UnattendedTokensOptions {
  /** Who signs in; asked for with every token, so it keeps what it found. */
  readonly find: () => Promise<UnattendedSignIn>;
  readonly appTokens: AppTokens;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

type Resource = 'graph' | 'exchange';

/** A token is asked for anew when it has less than this left. */
const marginMs = 5 * 60_000;

/**
 * Tokens of a tenant's reading application, in memory only: by client credentials, for as long as a run takes. Scopes to
 * write are refused here already. Throws AppError that names the application and how to mend it.
 */
export function unattendedTokens(options: UnattendedTokensOptions): TokenProvider {
  const held = new Map<Resource, Promise<AppToken>>();
  const { find } = options;

  const isFresh = ({ claims }: AppToken): boolean =>
    Date.parse(claims.expiresAt) - marginMs > options.clock.now().getTime();
  const token = async (resource: Resource): Promise<string> => {
    const known = held.get(resource);
    if (known !== undefined && isFresh(await known)) return (await known).accessToken;
    const asked = find().then(async (signIn) => ask(options, signIn, resource));
    held.set(resource, asked);
    asked.catch(() => {
      if (held.get(resource) === asked) held.delete(resource);
    });
    return (await asked).accessToken;
  };

  return {
    async graph(scopes) {
      const written = scopes.find((scope) => !scope.includes('.Read') || scope.includes('Write'));
      if (written !== undefined) throw readsOnly((await find()).name, written);
      return token('graph');
    },
    exchange: async () => token('exchange'),
    async account() {
      const { name, objectId, tenantId } = await find();
      return { username: name, objectId, tenantId: tenantId.toLowerCase(), isApplication: true };
    },
    refresh: async (resource) => void held.delete(resource),
  };
}

async function ask(
  { appTokens, clock, signal }: UnattendedTokensOptions,
  signIn: UnattendedSignIn,
  resource: Resource,
): Promise<AppToken> {
  const { tenantId, clientId, name, certificate, expires } = signIn;
  if (Date.parse(expires) <= clock.now().getTime()) throw ended(signIn);
  const credential = { kind: 'certificate', ...certificate } as const;
  const token = await mending(signIn, appTokens.obtain({ tenantId, clientId, credential, resource, signal }));
  if (token.claims.tenantId === tenantId.toLowerCase()) return token;
  throw new AppError({
    code: 'tenant-mismatch',
    message: `${name} was signed in to the tenant ${token.claims.tenantId}, but ${tenantId} is wanted.`,
    who: 'you',
    next: 'Nothing was read. Report it: this should not happen.',
  });
}

/** Entra's word for a certificate that it does not know. */
const ofCertificate = 'AADSTS700027';

/** What a refused certificate or a missing application means here. */
const meanings: Readonly<Partial<Record<string, string>>> = {
  AADSTS700016: 'is not in the tenant any more',
  AADSTS7000112: 'is switched off in the tenant',
  [ofCertificate]: 'does not have this certificate any more, or not yet',
  AADSTS7000229: 'has no service principal in the tenant any more',
};

async function mending<T>(signIn: UnattendedSignIn, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    const { facts } = toAppError(error);
    const meaning = meanings[facts.serviceCode ?? ''];
    if (meaning === undefined) throw error;
    const message = `${signIn.name}, which reads ${signIn.tenantName} for us, ${meaning} (${facts.serviceCode ?? ''}).`;
    const mend = facts.serviceCode === ofCertificate ? mendCertificate(signIn) : mendUnattended(signIn);
    throw new AppError({ ...facts, ...mend, code: 'not-signed-in', message }, { cause: error });
  }
}

function ended(signIn: UnattendedSignIn): AppError {
  const day = signIn.expires.slice(0, 10);
  return new AppError({
    code: 'not-signed-in',
    message: `The certificate of ${signIn.name}, which reads ${signIn.tenantName} for us, ended on ${day}.`,
    ...mendCertificate(signIn),
  });
}

function readsOnly(name: string, scope: string): AppError {
  return new AppError({
    code: 'permission-denied',
    message: `${name} reads only; this takes ${scope}.`,
    who: 'you',
    next: 'Leave --unattended out and sign in.',
  });
}
