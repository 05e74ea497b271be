import { AppError } from '../../contract/errors';
import type { LadderDocument } from '../../contract/ladder';
import { climb, type RungToTry } from '../../diagnosis/ladder';
import type { SetupRecord } from '../../ports/records';
import { specAt } from '../../setup/stage';
import type { PlanningParts } from '../planning-parts';
import type { LadderHow } from '../services';
import { clientIdOf, type ProofSession } from '../proof-parts';
import { lookAtApplication, lookAtClaims, lookAtCredential, lookAtToken } from './application-rungs';
import { sightOf, type LadderSight } from './deps';
import { lookAtNames, lookAtTenant, lookAtTls } from './network-rungs';
import { lookAtMailbox, lookAtPolicy, lookAtRights } from './rights-rungs';
import { sendingRungs } from './send-rungs';

/**
 * Climbs the ladder of a setup, live, with the parts of the proof. Writes nothing but one test mail where it is approved.
 * Throws AppError `not-found` for a setup that was never registered, `invalid-input` for a mailbox that is no sender,
 * `tenant-mismatch` and `cancelled`.
 */
export async function climbLadder(
  parts: PlanningParts,
  record: SetupRecord,
  how: LadderHow,
  session: ProofSession,
): Promise<LadderDocument> {
  const clientId = clientIdOf(record);
  const sender = senderOf(record, how.from);
  const startedAt = parts.clock.now().toISOString();
  const sight = sightOf(parts, record, { clientId, sender }, session);
  const climbed = await climb(rungsOf(sight, how.approveMail), parts.clock, (rung) =>
    session.listener?.rung?.(rung),
  );
  return {
    ...{ format: 1, command: 'diagnose', setup: record.id, application: record.spec.application },
    ...{ clientId, tenant: record.tenantId, scoping: record.spec.scoping, sender },
    ...{ startedAt, finishedAt: parts.clock.now().toISOString() },
    ...climbed,
  };
}

function rungsOf(sight: LadderSight, approve: LadderHow['approveMail']): readonly RungToTry[] {
  const { lookAtSend, lookAtDelivery } = sendingRungs(sight, approve);
  return [
    { id: 'name', look: async () => lookAtNames(sight) },
    { id: 'tls', look: async () => lookAtTls(sight) },
    { id: 'tenant', look: async () => lookAtTenant(sight) },
    { id: 'application', look: async () => lookAtApplication(sight) },
    { id: 'credential', look: async () => lookAtCredential(sight) },
    { id: 'token', look: async () => lookAtToken(sight) },
    { id: 'claims', look: async () => lookAtClaims(sight) },
    { id: 'rights', look: async () => lookAtRights(sight) },
    { id: 'mailbox', look: async () => lookAtMailbox(sight) },
    { id: 'policy', look: async () => lookAtPolicy(sight) },
    { id: 'send', look: lookAtSend },
    { id: 'delivery', look: lookAtDelivery },
  ];
}

function senderOf(record: SetupRecord, from: string | undefined): string {
  const addresses = specAt(record.spec, record.stage).senders.map(({ address }) => address);
  const found =
    from === undefined ? addresses[0] : addresses.find((one) => one.toLowerCase() === from.toLowerCase());
  if (found !== undefined) return found;
  throw new AppError({
    code: 'invalid-input',
    message: `${from ?? 'Nobody'} is not one of the senders of this setup.`,
    who: 'you',
    next: `Take one of: ${addresses.slice(0, 5).join(', ')}.`,
  });
}
