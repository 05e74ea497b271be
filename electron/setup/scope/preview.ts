import type { ExchangeReads } from '../../ports/exchange';

/** Whom a filter matches today, against the senders. */
export interface ScopePreview {
  readonly exact: boolean;
  /** Addresses of matched recipients that are no senders. */
  readonly foreign: readonly string[];
  /** Object ids of senders that are not matched (yet). */
  readonly missing: readonly string[];
}

/** Evaluates a scope's filter before it counts; the ids are the senders' object ids. */
export async function previewScope(
  exchange: Pick<ExchangeReads, 'recipientsMatching'>,
  filter: string,
  senders: readonly string[],
): Promise<ScopePreview> {
  const matched = await exchange.recipientsMatching(filter);
  const wanted = new Set(senders.map((id) => id.toLowerCase()));
  const found = new Set(matched.map((one) => one.externalDirectoryObjectId.toLowerCase()));
  const foreign = matched.filter((one) => !wanted.has(one.externalDirectoryObjectId.toLowerCase()));
  const missing = [...wanted].filter((id) => !found.has(id));
  return {
    exact: foreign.length === 0 && missing.length === 0,
    foreign: foreign.map((one) => one.primarySmtpAddress || one.displayName),
    missing,
  };
}
