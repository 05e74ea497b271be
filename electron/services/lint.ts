import type { LintDocument } from '../contract/lint';
import type { SetupRecord } from '../ports/records';
import { verdictOf } from '../setup/lint/finding';
import { observeForLint, type LintSeen } from '../setup/lint/observe';
import { lint } from '../setup/lint/run-lint';
import type { Agreed, LintContext } from '../setup/lint/types';
import { unknownApplication, whichApplication, type ApplicationTarget } from './known-application';
import { underWay } from '../upkeep/rotation/facts';
import type { PlanningParts } from './planning-parts';
import { backOf } from './repair-back';
import { repairOf } from './repair-plan';
import { profileOf } from './profile';
import type { ProofSession } from './proof-parts';

/** What is to be planned besides what a plan mends by itself. */
export interface LintWish {
  /** Findings to be mended that a plan mends only where asked. */
  readonly also?: readonly string[];
  /** The way back of earlier repairs instead. */
  readonly undo?: boolean;
}

/** An application that was looked at, and whoever looked. */
interface LookedAt {
  readonly document: LintDocument;
  readonly context: LintContext;
}

/**
 * Signs in and looks at one application, by its setup or its client id; a client id that a setup of this computer has is
 * that setup's. Writes nothing. Throws AppError `not-found` where the tenant does not know it.
 */
export async function lookAtApplication(
  parts: PlanningParts,
  target: ApplicationTarget,
  { signal }: ProofSession,
  wish: LintWish = {},
): Promise<LookedAt> {
  const { connection, clock, records } = parts;
  const account = await connection.signIn();
  const { clientId, record } = await whichApplication(records, account.tenantId, target);
  const seen = await observeForLint(
    { directory: connection.directory(signal), exchange: connection.exchange(signal) },
    { tenantId: account.tenantId, clientId },
  );
  refuseUnknown(seen);
  const context = {
    ...{ seen, agreed: record === null ? null : await agreedOf(record), now: clock.now() },
    also: new Set(wish.also ?? []),
    // An application is nobody who could answer for another.
    ...(account.isApplication === true ? {} : { me: { id: account.objectId, name: account.username } }),
  };
  const findings = lint(context);
  const application = nameOf(seen, record);
  const about = {
    ...{ application, clientId, tenantId: account.tenantId, tenantName: seen.tenantName },
    ...{ createdAt: context.now.toISOString(), createdBy: account.username },
  };
  const document: LintDocument = {
    ...{ format: 1, command: 'lint', application, clientId },
    tenant: { id: account.tenantId, name: seen.tenantName },
    ...{ setup: record?.id ?? null, madeAt: context.now.toISOString(), madeBy: account.username },
    ...{ verdict: verdictOf(findings), findings },
    repair:
      wish.undo === true
        ? await backOf(parts, about, seen.servicePrincipalId, signal)
        : repairOf(about, context, findings),
    savedAs: null,
  };
  return { document, context };
}

/** What was agreed in the setup file and by the vendor's profile is no finding. */
export async function agreedOf(record: SetupRecord): Promise<Agreed> {
  const profile = await profileOf(record.spec.vendor, record.folder ?? '.');
  const rotation = underWay(record);
  const keys = [rotation?.new, ...(rotation?.old ?? []), ...(rotation?.spoilt ?? [])];
  return {
    multiTenant: profile.audience === 'AzureADMultipleOrgs',
    delegatedMailSend: profile.delegatedMailSend,
    accessPolicy: record.spec.scoping === 'accessPolicy',
    keyId: record.credential?.keyId ?? null,
    ...(rotation === null ? {} : { renewing: keys.flatMap((key) => (key == null ? [] : [key.keyId])) }),
  };
}

function nameOf({ application, clientId }: LintSeen, record: SetupRecord | null): string {
  const name = application.ok ? application.value?.displayName : undefined;
  return name ?? record?.spec.application ?? clientId;
}

function refuseUnknown({ application, servicePrincipalId, clientId }: LintSeen): void {
  if (servicePrincipalId !== null || !application.ok || application.value !== null) return;
  throw unknownApplication(clientId);
}
