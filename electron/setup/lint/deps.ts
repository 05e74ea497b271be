import type { DirectoryReads } from '../../ports/directory';
import type { ExchangeReads } from '../../ports/exchange';
import type { ProofDeps } from '../proof/types';

/** What a lint reads; it writes nothing. */
export interface LintDeps {
  readonly directory: ProofDeps['directory'] &
    Pick<DirectoryReads, 'applicationByAppId' | 'applicationsByDisplayName' | 'ownersOf'>;
  readonly exchange: ProofDeps['exchange'] &
    Pick<ExchangeReads, 'groupMembers' | 'scopeUsers' | 'recipientsMatching'>;
}
