import type { DueDocument } from '../contract/due';
import { AppError, toAppError } from '../contract/errors';
import type { SetupRecord } from '../ports/records';
import { looksOf } from './looks-due';
import type { OperationOptions } from './operation-options';
import { proveSetup } from './prove';
import { byTenant } from './review-all';
import type { AskedTenant } from './review-services';
import type { ServicesOptions } from './services-options';
import type { Sessions } from './sessions';

type Looked = DueDocument['looked'][number];
type Ended = Pick<Looked, 'verdict' | 'nextLook' | 'error'>;

/** Proves what is due, one after the other: two proofs at once would share a tenant's limits. */
export async function proveDueSetups(
  host: ServicesOptions,
  sessions: Sessions,
  approve: (tenant: AskedTenant) => Promise<boolean>,
  options?: OperationOptions,
): Promise<DueDocument> {
  const { records, clock, practiceTenantId } = host;
  const all = (await records.list()).filter(
    ({ tenantId }) => practiceTenantId === null || tenantId === practiceTenantId,
  );
  const now = clock.now();
  const { due, waiting } = looksOf(all, now);
  const looked = new Map<SetupRecord, Looked>();
  for (const [tenant, setups] of byTenant(due.map(({ record }) => record))) {
    const tenantName = setups[0]?.tenantName ?? tenant;
    const isNamed = await approve({ tenant, tenantName, setups: setups.map(({ id }) => id) });
    for (const record of setups) {
      const ended = isNamed ? await proveOne(sessions, record, options) : failed(notNamed());
      const dueSince = due.find((one) => one.record === record)?.at ?? now.toISOString();
      looked.set(record, { ...aboutOf(record), tenant, dueSince, ...ended });
    }
  }
  return {
    ...{ format: 1, command: 'prove-due', madeAt: now.toISOString() },
    looked: due.flatMap(({ record }) => looked.get(record) ?? []),
    waiting: waiting.map(({ record, at }) => ({ ...aboutOf(record), nextLook: at })),
  };
}

async function proveOne(
  { openSetup, perform }: Sessions,
  { tenantId, id, spec, tenantName }: SetupRecord,
  options?: OperationOptions,
): Promise<Ended> {
  options?.listener?.note?.(`Proving ${spec.application} at ${tenantName}.`);
  const session = await openSetup(`${tenantId}/${id}`, options);
  const how = { wait: false, allSenders: false };
  return perform(session, async () => proveSetup(session.parts, session.record, how, session)).then(
    ({ verdict, effect }) => ({ verdict, nextLook: effect?.nextLook ?? null, error: null }),
    failed,
  );
}

function notNamed(): AppError {
  return new AppError({
    code: 'invalid-input',
    message: 'The tenant was not named.',
    next: 'Name the tenant.',
  });
}

function aboutOf({ id, spec, tenantName }: SetupRecord) {
  return { setup: id, application: spec.application, tenantName };
}

/** One that cannot be proven does not keep the others waiting. */
function failed(error: unknown): Ended {
  const known = toAppError(error);
  if (known.code === 'cancelled') throw known;
  return { verdict: null, nextLook: null, error: known.facts };
}
