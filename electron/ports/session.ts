import type { PracticeInfo } from '../contract/practice-info';
import type { UnattendedSignIn } from './unattended';

/** How the bundled PowerShell signs in to Exchange: the module's own page or code, or a token of a second sign-in. */
export type ExchangeSignIn = 'browser' | 'device' | 'token';

/**
 * No person signs in but a tenant's reading application: with what a file held, or with what this computer keeps; then
 * `tenant` says which where it keeps several (name, domain or id).
 */
export type Unattended =
  | { readonly kind: 'file'; readonly signIn: UnattendedSignIn }
  | { readonly kind: 'keychain'; readonly tenant: string | null };

/** Whom and what a session works with. */
export interface SessionOptions {
  /** With the CA's PEM text beside it. Null: the real Microsoft 365. */
  readonly practice: { readonly info: PracticeInfo; readonly ca: string } | null;
  readonly cloud: string;
  readonly clientId: string | null;
  readonly loginHint: string | null;
  readonly exchangeLoginHint: string | null;
  /** `none`: not from this computer; whatever is asked of it needs another person. */
  readonly exchange: 'practice' | 'powershell' | 'none';
  readonly deviceCode: boolean;
  /** Null: as the sign-in to Graph. */
  readonly exchangeSignIn: ExchangeSignIn | null;
  /** An own application with Exchange.Manage, for `token`; null: Microsoft's own. */
  readonly exchangeClientId: string | null;
  /** Where the person signs in when nothing else says it: a partner or guest names another's tenant. Left out: their own. */
  readonly tenant?: string;
  /** A partner names the customer's tenant (GDAP). */
  readonly delegatedOrganization: string | null;
  /** Left out or null: a person signs in. */
  readonly unattended?: Unattended | null;
  /** The Exchange module may be installed into the app's own folder. */
  readonly installModule: boolean;
}
