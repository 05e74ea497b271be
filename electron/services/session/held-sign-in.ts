import { AppError } from '../../contract/errors';
import { isGuid } from '../../contract/guid';
import type { SessionTokens } from '../../identity/token-provider';
import type { TokenProvider } from '../../ports/tokens';
import type { SignIns } from './sign-ins';

/** Nobody is signed in: whoever asks for a token is refused, and no page is opened. */
export function nobodySignedIn(refusal: () => AppError): SignIns {
  return () => refusing(refusal);
}

/**
 * One person for all that a session does. What belongs to another tenant is refused where it needs a token (design rule
 * 9), and goes on where it needs none, e.g. a handoff.
 */
export function onePerson(): SignIns {
  let only: SessionTokens | null = null;
  return (tenant, open) => {
    only ??= open(tenant);
    const { tenantId } = only;
    const wanted = tenant.toLowerCase();
    if (tenantId === null || !isGuid(wanted) || wanted === tenantId) return only;
    return refusing(() => otherTenant(wanted, tenantId));
  };
}

function refusing(refusal: () => AppError): SessionTokens {
  const refuse = async (): Promise<never> => {
    await Promise.resolve();
    throw refusal();
  };
  const tokens: TokenProvider = {
    graph: refuse,
    exchange: refuse,
    account: refuse,
    refresh: async () => undefined,
  };
  return { during: () => tokens, tenantId: null };
}

function otherTenant(wanted: string, found: string): AppError {
  return new AppError({
    code: 'tenant-mismatch',
    message: `This belongs to the tenant ${wanted}, but you are signed in to ${found}.`,
    who: 'you',
    next: `Sign in with an account of the tenant ${wanted}.`,
  });
}
