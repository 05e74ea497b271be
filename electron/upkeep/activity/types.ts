import type { DirectoryActivity, ExchangeActivity } from '../../ports/activity';
import type { DirectoryReads } from '../../ports/directory';
import type { ExchangeReads } from '../../ports/exchange';

/** What is read; nothing is written. */
export interface ActivityDeps {
  readonly directory: DirectoryActivity & Pick<DirectoryReads, 'me'>;
  readonly exchange: ExchangeActivity & Pick<ExchangeReads, 'messageTrace' | 'unifiedAuditLog'>;
  readonly newId: () => string;
}

/** Whose activity, and since when. */
export interface ActivityAbout {
  readonly clientId: string;
  /** Object ids in Entra: of the registration, where it is this tenant's, and of the service principal. */
  readonly objectIds: readonly string[];
  readonly servicePrincipalId: string | null;
  /** Null: it can send as every mailbox, or nobody can tell as which. */
  readonly senders: readonly string[] | null;
  /** Names of what hangs on it in Exchange: scopes, assignments, groups. */
  readonly exchangeNames: readonly string[];
  readonly from: Date;
  readonly now: Date;
  /** The portal's address, without a path. */
  readonly portal: string;
  /** Whether no person looks but an application. */
  readonly isApplication: boolean;
  /** Whether a subscription has Entra ID P1; null: not known. */
  readonly premium: boolean | null;
}
