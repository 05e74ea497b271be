import type { PracticeInfo } from '../contract/practice-info';

/** Whom and what a session works with. */
export interface SessionOptions {
  /** With the CA's PEM text beside it. Null: the real Microsoft 365. */
  readonly practice: { readonly info: PracticeInfo; readonly ca: string } | null;
  readonly cloud: string;
  readonly clientId: string | null;
  readonly loginHint: string | null;
  readonly exchangeLoginHint: string | null;
  readonly exchange: 'practice' | 'powershell';
  readonly deviceCode: boolean;
}
