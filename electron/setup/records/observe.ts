import type { SetupSpec } from '../../contract/setup-file';
import type { SkuView } from '../../ports/directory';
import type { ExchangeReads } from '../../ports/exchange';
import { seen, type Seen } from '../seen';

/** What the tenant keeps of what happens in it. */
export interface RecordsObservation {
  /** Whether the unified audit log takes entries in; null: not told. */
  readonly unifiedAudit: Seen<boolean | null>;
  /** Whether this person may follow messages. */
  readonly messageTrace: Seen<boolean>;
  /** Names of the service plans that the tenant has; null: not to be read. */
  readonly servicePlans: readonly string[] | null;
}

/** Looks into Exchange's part of it; null where Exchange is out of reach. */
export async function readRecords(
  exchange: ExchangeReads,
  spec: SetupSpec,
  now: number,
): Promise<Omit<RecordsObservation, 'servicePlans'>> {
  const [unifiedAudit, messageTrace] = await Promise.all([
    seen(exchange.unifiedAuditLog()),
    seen(
      exchange
        // The narrowest question there is: whether it may be asked is all that is wanted.
        .messageTrace({
          senders: spec.senders.slice(0, 1).map(({ address }) => address),
          since: new Date(now - 60_000).toISOString(),
          days: 1,
        })
        .then(() => true),
    ),
  ]);
  return { unifiedAudit, messageTrace };
}

/** Names of the service plans of all subscriptions. */
export function plansOf(skus: readonly SkuView[] | null): readonly string[] | null {
  return skus === null ? null : [...new Set(skus.flatMap(({ servicePlans }) => servicePlans))];
}
