import type { CertificateKeyPair } from './certificates';

/** The signed-in person of one resource (Graph or Exchange). */
export interface SignedInAccount {
  readonly username: string;
  readonly objectId: string;
  readonly tenantId: string;
  /** No person: an application that signed in by itself. Its `username` is its name and no address. */
  readonly isApplication?: true;
}

/**
 * Access tokens of the signed-in administrator, kept in memory only. Asking for scopes that are not consented
 * yet opens the sign-in page once more (incremental consent); where that is not possible or refused it throws
 * AppError `consent-required` / `interaction-required` naming who may consent.
 */
export interface TokenProvider {
  /** A bearer token for Graph that carries at least these scopes. */
  graph(scopes: readonly string[]): Promise<string>;
  /** A bearer token for Exchange Online. */
  exchange(): Promise<string>;
  /** Who is signed in; signs in where nobody is yet. */
  account(resource: 'graph' | 'exchange'): Promise<SignedInAccount>;
  /** Drops the cached access token of a resource, so that the next one is fresh (new roles, consents). */
  refresh(resource: 'graph' | 'exchange'): Promise<void>;
}

/** What an application's own token says (client credentials). */
export interface AppTokenClaims {
  readonly appId: string;
  readonly tenantId: string;
  readonly objectId: string;
  /** Application permissions; under RBAC alone there are none, and that is right (facts 2.10). */
  readonly roles: readonly string[];
  readonly expiresAt: string;
}

export interface AppToken {
  readonly accessToken: string;
  readonly claims: AppTokenClaims;
}

/** What an application signs in with; a credential as it is stored fits. */
export type SignInCredential =
  | { readonly kind: 'secret'; readonly value: string }
  | (CertificateKeyPair & { readonly kind: 'certificate' });

/** Gets an app-only token with the application's own credential. Throws AppError with the AADSTS code in serviceCode. */
export interface AppTokens {
  obtain(request: {
    readonly tenantId: string;
    readonly clientId: string;
    readonly credential: SignInCredential;
    /** Whom the token is for; default: Graph. */
    readonly resource?: 'graph' | 'exchange';
    /** The application or its credential was just made: what looks wrong may be lag, and is tried for about a minute. */
    readonly retryLag?: boolean;
    readonly signal?: AbortSignal;
  }): Promise<AppToken>;
}
