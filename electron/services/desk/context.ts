import type { Desk } from '../../contract/desk/desk';
import type { Settings } from '../../contract/settings';
import type { CredentialStore } from '../../ports/credential-store';
import type { Platform } from '../../ports/platform';
import type { SetupRecords } from '../../ports/records';
import type { Drafts } from '../../records/drafts';
import type { Current } from './current';
import type { Operations } from './operations';
import type { PfxPassphrases } from './pfx-passphrases';
import type { Plans } from './plans';
import type { Shown } from './shown';
import type { SignInWay } from './sessions';
import type { DeskStore } from './store';
import type { Services } from '../services';

/** What the channels share. */
export interface DeskContext {
  readonly platform: Platform;
  readonly store: DeskStore;
  readonly shown: Shown;
  readonly current: Current;
  readonly operations: Operations;
  readonly plans: Plans;
  readonly pfxPassphrases: PfxPassphrases;
  readonly keychain: CredentialStore;
  readonly settings: { get(): Settings; update(change: Partial<Settings>): Settings };
  /** Of the present ground. */
  drafts(): Drafts;
  records(): SetupRecords;
  /** A session on the present ground for somebody who signs in. */
  openSession(way: SignInWay): Promise<Services>;
  /** Says once, on top of the window, what was set aside or recovered. */
  notice(text: string): void;
  /** Adds a note to the operation that runs; where none runs, nobody asked for it. */
  readonly say: (text: string) => void;
  /** The lists of setups are to be read again. */
  setupsChanged(): void;
}

/** The methods of some channels. */
export type Channels<C extends keyof Desk> = Pick<Desk, C>;
