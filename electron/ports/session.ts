import type { PracticeInfo } from '../contract/practice-info';

/** How the bundled PowerShell signs in to Exchange: the module's own page or code, or a token of a second sign-in. */
export type ExchangeSignIn = 'browser' | 'device' | 'token';

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
  /** A partner names the customer's tenant (GDAP). */
  readonly delegatedOrganization: string | null;
  /** The Exchange module may be installed into the app's own folder. */
  readonly installModule: boolean;
}
