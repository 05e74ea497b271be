import type { Acceptance } from '../contract/proof';
import type { SetupRecord } from '../ports/records';

/** The vendor's own mail since the last handoff; what was seen before that was of an older one. */
export function acceptanceShown({
  acceptance,
  handedOver,
}: Pick<SetupRecord, 'acceptance' | 'handedOver'>): Acceptance | null {
  if (acceptance === undefined || handedOver === undefined) return null;
  return acceptance.firstAt >= handedOver.at ? acceptance : null;
}
