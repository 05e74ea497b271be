import type { ReviewDocument, ReviewedSetup } from '../contract/review';
import { toAppError, type AppError } from '../contract/errors';
import type { SetupRecord } from '../ports/records';
import type { OperationOptions } from './operation-options';
import type { AskedTenant } from './review-services';
import { reviewDocument, reviewSetup } from './review';
import type { ServicesOptions } from './services-options';
import type { Sessions } from './sessions';
import { tenantLogs, type TenantLogs } from './tenant-logs';

type NotReviewed = ReviewDocument['notReviewed'][number];

/** Reviews tenant by tenant: each is named and approved before anybody signs in to it. */
export async function reviewAllSetups(
  { records, clock, practiceTenantId }: ServicesOptions,
  { open }: Pick<Sessions, 'open'>,
  approve: (tenant: AskedTenant) => Promise<boolean>,
  options?: OperationOptions,
): Promise<ReviewDocument> {
  const all = (await records.list()).filter(
    // Of one that was taken back nothing is agreed any more.
    ({ tenantId, removal }) =>
      (practiceTenantId === null || tenantId === practiceTenantId) && removal === undefined,
  );
  const reviewed: ReviewedSetup[] = [];
  const notReviewed: NotReviewed[] = [];
  for (const [tenant, setups] of byTenant(all)) {
    const tenantName = setups[0]?.tenantName ?? tenant;
    const named = { tenant, tenantName, setups: setups.map(({ id }) => id) };
    if (!(await approve(named))) {
      notReviewed.push(...setups.map((one) => refused(one, 'The tenant was not named.', 'Name the tenant.')));
      continue;
    }
    await reviewTenant(setups, async () => open(tenant, options), { reviewed, notReviewed });
  }
  return reviewDocument(reviewed, notReviewed, clock.now());
}

/** The setups of one tenant; what keeps one from being reviewed keeps the others too, where it is no fault of its own. */
async function reviewTenant(
  setups: readonly SetupRecord[],
  open: () => ReturnType<Sessions['open']>,
  into: { readonly reviewed: ReviewedSetup[]; readonly notReviewed: NotReviewed[] },
): Promise<void> {
  let session: Awaited<ReturnType<typeof open>> | null = null;
  let logs: TenantLogs | null = null;
  let stopped: AppError | null = null;
  for (const record of setups) {
    if (stopped === null) {
      try {
        session ??= await open();
        logs ??= tenantLogs(session.parts, session);
        session.listener.note?.(`Reviewing ${record.spec.application} at ${record.tenantName}.`);
        into.reviewed.push(await reviewSetup(session.parts, record, session, logs));
        continue;
      } catch (error) {
        const failure = toAppError(error);
        if (failure.code === 'cancelled') throw error;
        into.notReviewed.push(refused(record, failure.message, failure.facts.next ?? null));
        // Of one setup that was never applied nothing follows for the others.
        if (!['not-found', 'invalid-input'].includes(failure.code)) stopped = failure;
        continue;
      }
    }
    into.notReviewed.push(refused(record, stopped.message, stopped.facts.next ?? null));
  }
}

/** Setups by tenant, in the order in which each was first seen. */
export function byTenant(records: readonly SetupRecord[]): ReadonlyMap<string, readonly SetupRecord[]> {
  const found = new Map<string, SetupRecord[]>();
  for (const record of records) {
    found.set(record.tenantId, [...(found.get(record.tenantId) ?? []), record]);
  }
  return found;
}

function refused(
  { id, spec, tenantId, tenantName }: SetupRecord,
  why: string,
  next: string | null,
): NotReviewed {
  return { setup: id, application: spec.application, tenant: tenantId, tenantName, why, next };
}
