import type { PracticeInfo } from '../contract/practice-info';
import type { Clock } from './clock';
import type { HttpTransport } from './transport';

/** What a host gives the services; the rest of the outside is reached through other ports. */
export interface Platform {
  readonly dataFolder: string;
  readonly clock: Clock;
  /** With `ca`: trusts only that authority (the practice tenant's). */
  transport(options: { readonly ca?: string }): HttpTransport;
  /** Shows a sign-in page. In practice mode a script walks it. */
  openPage(url: string): Promise<void>;
  /** Shows a device code. */
  showDeviceCode(message: string): void;
  newId(): string;
  warn(text: string): void;
}

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
