/** The claims of an access token that the practice tenant issued, after its signature was checked. */
export interface AccessToken {
  /** `https://graph.microsoft.com` or `https://outlook.office365.com`, whatever host the tenant is served on. */
  readonly aud: string;
  readonly tid: string;
  readonly appid: string;
  /** The user's object id (delegated) or the service principal's (application). */
  readonly oid: string;
  readonly idtyp: 'user' | 'app';
  /** Delegated permissions; empty for an application token. */
  readonly scp: readonly string[];
  /** Application permissions held when the token was issued; empty for a delegated token. */
  readonly roles: readonly string[];
  readonly upn: string | null;
  /** Directory role template ids of the user when the token was issued. */
  readonly wids: readonly string[];
}

/** Checks signature, expiry (on the practice clock) and issuer. */
export type TokenVerifier = (
  authorizationHeader: string | undefined,
) => Promise<
  { ok: true; token: AccessToken } | { ok: false; reason: 'missing' | 'malformed' | 'expired' | 'signature' }
>;
