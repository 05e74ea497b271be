import type { ActivityDocument } from '../contract/activity';
import { attempt } from '../engine/attempt';
import type { SetupRecord } from '../ports/records';
import { observeForProof, type ProofObservation } from '../setup/proof/observe';
import { readReach } from '../setup/proof/reach-part';
import { hasPremium } from '../setup/records/check';
import { plansOf } from '../setup/records/observe';
import { specAt } from '../setup/stage';
import { readActivity } from '../upkeep/activity/run-activity';
import { activityTable } from '../upkeep/activity/table';
import { dayMs } from '../upkeep/trace-queries';
import type { ActivityWish } from './activity-services';
import { unknownApplication, whichApplication, type ApplicationTarget } from './known-application';
import type { PlanningParts } from './planning-parts';
import type { ProofSession } from './proof-parts';

/** Signs in and reads what happened with an application. Writes nothing. */
export async function activityOf(
  parts: PlanningParts,
  target: ApplicationTarget,
  wish: ActivityWish,
  { signal }: ProofSession,
): Promise<{ readonly document: ActivityDocument; readonly csv: string }> {
  const { connection, clock, records, newId } = parts;
  const account = await connection.signIn();
  const directory = connection.directory(signal);
  const exchange = connection.exchange(signal);
  const { clientId, record } = await whichApplication(records, account.tenantId, target);
  const input = { tenantId: account.tenantId, clientId, adminMailbox: null };
  const [seen, application, skus] = await Promise.all([
    observeForProof({ directory, exchange }, { ...input, setupId: null, senders: [], outsider: null }, null),
    attempt(directory.applicationByAppId(clientId)),
    attempt(directory.skus()),
  ]);
  const registered = application.ok ? application.value : null;
  const { servicePrincipalId, tenantName } = seen;
  if (servicePrincipalId === null && application.ok && registered === null) {
    throw unknownApplication(clientId);
  }
  const now = clock.now();
  const from = new Date(now.getTime() - wish.days * dayMs);
  const about = {
    ...{ clientId, servicePrincipalId, from, now, portal: connection.portal },
    isApplication: account.isApplication === true,
    objectIds: [registered?.id, servicePrincipalId].flatMap((one) => one ?? []),
    senders: wish.senders ?? (await sendersOf(record, seen, exchange)),
    exchangeNames: namesIn(seen),
    premium: hasPremium(plansOf(skus.ok ? skus.value : null)),
  };
  const document: ActivityDocument = {
    ...{ format: 1, command: 'activity', clientId, setup: record?.id ?? null },
    application: registered?.displayName ?? record?.spec.application ?? clientId,
    tenant: { id: account.tenantId, name: tenantName },
    ...{ madeAt: now.toISOString(), madeBy: account.username },
    ...{ from: from.toISOString(), to: now.toISOString() },
    parts: [...(await readActivity({ directory, exchange, newId }, about))],
    savedAs: null,
  };
  return { document, csv: activityTable(document) };
}

/** A setup's own, those that left it lately too; of another application those in its reach, where they can be named. */
async function sendersOf(
  record: SetupRecord | null,
  seen: ProofObservation,
  exchange: Parameters<typeof readReach>[0]['exchange'],
): Promise<readonly string[] | null> {
  if (record !== null) {
    const own = specAt(record.spec, record.stage).senders.map(({ address }) => address);
    return [...new Set([...own, ...(record.left ?? [])])];
  }
  const reach = await readReach({ exchange }, { senders: [] }, seen);
  const isNamed = reach.kind !== 'tenant-wide' && reach.unknown.length === 0 && reach.more === 0;
  return isNamed ? reach.mailboxes : null;
}

/** What hangs on the application in Exchange, by name. */
function namesIn({ assignments, policies }: ProofObservation): readonly string[] {
  const held = assignments.ok ? assignments.value : [];
  const limits = policies.ok ? policies.value.filter(({ appId }) => appId !== '*') : [];
  return [
    ...held.flatMap(({ name, scopeName }) => [name, ...(scopeName === null ? [] : [scopeName])]),
    ...limits.flatMap(({ identity, scopeName }) => [identity, scopeName]),
  ].filter((name) => name !== '');
}
