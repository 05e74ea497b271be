import type { SetupSpec } from '../../contract/setup-file';
import type { SetupRecord } from '../../ports/records';
import type { ReviewBase } from '../../contract/review';
import type { MailboxStateView } from '../../ports/exchange';
import { observeForLint, type LintSeen } from '../lint/observe';
import type { LintDeps } from '../lint/deps';
import { attempt } from '../../engine/attempt';
import { observe, type ObservePorts } from '../observe';
import type { Known, Observation } from '../observation';
import { partsWith } from '../parts';
import { specAt, specOfAll } from '../stage';
import type { ReviewSeen } from './types';

/** What a review reads; it writes nothing. The keychain is not asked: what lies there is no matter of the tenant. */
export type ReviewDeps = Pick<ObservePorts, 'directory' | 'exchange'> & LintDeps;

/** All that planning reads of the tenant; not what lies around it, and not who else can send. */
const parts = partsWith(['application', 'grants', 'people', 'exchange', 'records']);

const noStore: ObservePorts['credentials'] = {
  name: 'the keychain',
  status: async () => ({ ok: false, message: 'It is not asked here.', next: '' }),
  get: async () => null,
  set: async () => undefined,
  delete: async () => false,
};

/** What planning reads of the tenant for a setup, and no more. */
export async function observeAgreed(
  deps: Pick<ObservePorts, 'directory' | 'exchange'>,
  spec: SetupSpec,
  known: Known,
  now: Date,
): Promise<Observation> {
  const watch = { only: parts, now: () => now.getTime(), arrived: () => undefined };
  return observe({ ...deps, credentials: noStore }, specOfAll(spec), known, watch);
}

/** Reads a setup as lint, the proof and planning do. Throws AppError `cancelled` and `tenant-mismatch` alone. */
export async function observeForReview(
  deps: ReviewDeps,
  record: SetupRecord,
  about: {
    readonly clientId: string;
    readonly known: Known;
    readonly now: Date;
  },
): Promise<ReviewSeen> {
  const { tenantId, id, spec, stage, reviewBase } = record;
  const { clientId, known, now } = about;
  const senders = specAt(spec, stage).senders.map(({ address }) => address);
  const [lint, observation] = await Promise.all([
    observeForLint(deps, { tenantId, clientId }, { setupId: id, senders, outsider: spec.outsider }),
    attempt(observeAgreed(deps, spec, known, now)),
  ]);
  const ids = idsOf(lint, senders, reviewBase);
  const none: ReadonlyMap<string, MailboxStateView> = new Map();
  const mailboxes = await attempt(
    ids.length === 0 ? Promise.resolve(none) : deps.exchange.mailboxStates(ids),
  );
  return { lint, observation, mailboxes };
}

/** The agreed mailboxes, and those that the addresses lead to today. */
function idsOf(
  { recipients }: LintSeen,
  senders: readonly string[],
  base: ReviewBase | undefined,
): readonly string[] {
  const now = recipients.ok
    ? senders.map((address) => recipients.value.get(address.toLowerCase())?.externalDirectoryObjectId)
    : [];
  const agreed = Object.values(base?.senders ?? {}).map(({ id }) => id);
  return [...new Set([...now, ...agreed])].filter((id): id is string => id !== undefined && id !== '');
}
