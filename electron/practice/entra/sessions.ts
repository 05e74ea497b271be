import { randomBytes } from 'node:crypto';
import type { World } from '../world/world';

/** Who is signed in, and how. */
export interface SignedIn {
  readonly userId: string;
  readonly mfa: boolean;
}

/** What `authorize` was asked, after its client and redirect URI were checked. */
export interface AuthorizeRequest {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly redirectKind: 'public' | 'confidential';
  readonly responseMode: 'form_post' | 'query' | 'fragment';
  readonly scope: string;
  readonly state: string | null;
  readonly nonce: string | null;
  readonly codeChallenge: string | null;
  readonly prompt: string | null;
  readonly loginHint: string | null;
  readonly wantsClientInfo: boolean;
}

export interface AuthorizationCode {
  readonly request: AuthorizeRequest;
  readonly signedIn: SignedIn;
  readonly issuedAt: string;
  redeemed: boolean;
}

interface DeviceCode {
  readonly deviceCode: string;
  readonly userCode: string;
  readonly clientId: string;
  readonly scope: string;
  readonly issuedAt: string;
  state: 'pending' | 'approved' | 'declined' | 'blocked';
  signedIn: SignedIn | null;
}

interface RefreshToken {
  readonly clientId: string;
  readonly signedIn: SignedIn;
  /** False where the client had to prove itself with a credential. */
  readonly publicClient: boolean;
  readonly issuedAt: string;
  lastUsed: string;
  revokedAt: string | null;
}

/** One walk through the sign-in pages. */
export interface SignInFlow {
  readonly id: string;
  readonly purpose:
    | { readonly kind: 'authorize'; readonly request: AuthorizeRequest }
    | { readonly kind: 'device'; readonly deviceCode: DeviceCode };
  readonly clientId: string;
  readonly scope: string;
  readonly prompt: string | null;
  username: string | null;
  signedIn: SignedIn | null;
  /** The person consented, or confirmed the device, in this walk. */
  consented: boolean;
  confirmed: boolean;
}

/** Unguessable, safe in URLs. */
export function opaque(bytes = 32): string {
  return randomBytes(bytes).toString('base64url');
}

const lettersOfUserCode = 'BCDFGHJKLMNPQRSTVWXYZ23456789';

/** A code a person can type: nine signs, none easily mistaken. */
export function newUserCode(): string {
  return [...randomBytes(9)].map((byte) => lettersOfUserCode[byte % lettersOfUserCode.length]).join('');
}

/** Everything Entra remembers of sign-ins; in memory only, and revocable all at once. */
export class Sessions {
  readonly codes = new Map<string, AuthorizationCode>();
  readonly deviceCodes = new Map<string, DeviceCode>();
  readonly refreshTokens = new Map<string, RefreshToken>();
  readonly flows = new Map<string, SignInFlow>();
  /** Accounts signed in per browser (cookie value). */
  readonly browsers = new Map<string, SignedIn[]>();

  /** Revokes refresh tokens (AADSTS50173 from then on) and browser sessions: of one user, or all. */
  revoke(world: World, userId: string | null = null): void {
    const at = world.clock.iso();
    for (const token of this.refreshTokens.values()) {
      if (userId === null || token.signedIn.userId === userId) token.revokedAt ??= at;
    }
    for (const [browser, accounts] of this.browsers) {
      const left = userId === null ? [] : accounts.filter((one) => one.userId !== userId);
      this.browsers.set(browser, left);
    }
  }
}
