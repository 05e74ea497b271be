import type { Plan } from '../contract/plan';
import type { StepOutputs } from '../contract/run';
import type { RunSummary } from '../engine/summary';
import type { SetupRecord } from '../ports/records';
import { isCertificate } from '../setup/credential/thumbprint';
import { specAt } from '../setup/stage';
import { changeDetail, type ChangeWords } from './change-words';
import { isVendorsKey } from './vendor-held';
import type { MadePlan } from './make-plan';
import type { PlanningParts } from './planning-parts';
import { lastRunOf } from './last-run';

/** What is known of the setup's objects after an observation and, where there was one, a run. */
export interface FoundObjects {
  readonly objects: SetupRecord['objects'];
  /** Only a credential whose secret part this computer holds, or the vendor's own certificate. */
  readonly credential: SetupRecord['credential'];
}

/** Object ids from the observation, overlaid with what the run's steps put out. */
export function foundObjects({ plan, observation }: MadePlan, summary: RunSummary | null): FoundObjects {
  const outputs = new Map<string, StepOutputs>();
  for (const step of plan.steps) {
    const outcome = summary?.outcomes[step.id];
    if (outcome?.kind === 'applied' || outcome?.kind === 'already-in-place')
      outputs.set(step.kind, outcome.outputs);
  }
  const text = (kind: string, name: string): string | undefined => {
    const value = outputs.get(kind)?.[name];
    return typeof value === 'string' ? value : undefined;
  };
  const applicationId = text('application.ensure', 'applicationId') ?? observation.application?.id;
  const clientId =
    text('application.ensure', 'clientId') ?? observation.application?.appId ?? plan.spec.app?.clientId;
  const servicePrincipalId =
    text('servicePrincipal.ensure', 'servicePrincipalId') ??
    text('servicePrincipal.restore', 'servicePrincipalId') ??
    observation.servicePrincipal?.id;
  return {
    objects: {
      ...(applicationId === undefined ? {} : { applicationId }),
      ...(clientId === undefined ? {} : { clientId }),
      ...(servicePrincipalId === undefined ? {} : { servicePrincipalId }),
    },
    credential: madeCredential(text) ?? heldCredential(plan, observation),
  };
}

const credentialSteps = [
  ['credential.secret', 'secret'],
  ['credential.certificate', 'certificate'],
  ['credential.vendor-certificate', 'certificate'],
  ['credential.pfx', 'certificate'],
] as const;

function madeCredential(text: (kind: string, name: string) => string | undefined): SetupRecord['credential'] {
  for (const [step, kind] of credentialSteps) {
    const keyId = text(step, 'keyId');
    const expires = text(step, 'endDateTime');
    if (keyId !== undefined && expires !== undefined) return { kind, keyId, expires };
  }
  return null;
}

function heldCredential(
  { spec }: Plan,
  { application, credential }: MadePlan['observation'],
): SetupRecord['credential'] {
  const { given, heldKeyId } = credential;
  const key = application?.keyCredentials.find((one) =>
    given !== undefined && isVendorsKey(spec) ? isCertificate(one, given.sha1) : one.keyId === heldKeyId,
  );
  if (key !== undefined) return { kind: 'certificate', keyId: key.keyId, expires: key.endDateTime };
  const held = application?.passwordCredentials.find((one) => one.keyId === heldKeyId);
  return held === undefined ? null : { kind: 'secret', keyId: held.keyId, expires: held.endDateTime };
}

/** Writes the record before a run: a killed run leaves a setup that status can show. */
export async function recordBefore(parts: PlanningParts, made: MadePlan): Promise<void> {
  const open = made.plan.steps.map((step) => step.id);
  await save(parts, made, null, { time: parts.clock.now().toISOString(), result: 'running', open });
}

/** Writes the record after a run, or after a plan that found nothing to do (`summary` null). */
export async function recordAfter(
  parts: PlanningParts,
  made: MadePlan,
  summary: RunSummary | null,
  change: ChangeWords = {},
): Promise<void> {
  const time = parts.clock.now().toISOString();
  const lastRun = lastRunOf(summary, time);
  await save(parts, made, summary, lastRun);
  await parts.records.audit(made.plan.tenantId, made.plan.setupId, {
    time,
    who: made.plan.createdBy,
    what: 'apply',
    detail: {
      ...{ result: lastRun.result, steps: made.plan.steps.length, open: lastRun.open.length },
      ...changesOf(made.plan, summary),
      ...changeDetail(change),
    },
  });
}

const mostLetters = 600;

/** What was done, for the list of changes. */
function changesOf({ steps }: Plan, summary: RunSummary | null): { readonly changes?: string } {
  const done = steps.filter(({ id }) => summary?.outcomes[id]?.kind === 'applied');
  const text = done.map((step) => step.summary).join(' ');
  if (text === '') return {};
  return { changes: text.length <= mostLetters ? text : `${text.slice(0, mostLetters)} …` };
}

async function save(
  parts: PlanningParts,
  made: MadePlan,
  summary: RunSummary | null,
  lastRun: NonNullable<SetupRecord['lastRun']>,
): Promise<void> {
  const { plan } = made;
  const now = parts.clock.now().toISOString();
  const before = await parts.records.load(plan.tenantId, plan.setupId);
  const found = foundObjects(made, summary);
  const stillProven = lastRun.result === 'nothing-to-do' && before !== null && provesTheSame(before, plan);
  await parts.records.save({
    ...keptOf(before),
    format: 1,
    id: plan.setupId,
    tenantId: plan.tenantId,
    tenantName: plan.tenantName,
    spec: rotatedSpec(plan, made.observation, before),
    folder: made.folder,
    createdAt: before?.createdAt ?? now,
    updatedAt: now,
    objects: { ...before?.objects, ...found.objects },
    credential: rotatedCredential(found.credential, made.observation, before),
    lastRun,
    ...configuredOf(parts, made, summary, before),
    ...limitOf(made, lastRun, before),
    ...leftOf(plan, before),
    ...stageOfRecord(made, lastRun, before),
    // A run that may have changed something makes an earlier proof old news.
    lastProof: stillProven ? before.lastProof : null,
  });
}

/** What a run has no say in stays: words, handoffs, reviews. What it decides anew, or ends, is left out. */
function keptOf(before: SetupRecord | null): Partial<SetupRecord> {
  const anew = { configured: undefined, limit: undefined, left: undefined, removal: undefined };
  return before === null ? {} : { ...before, ...anew, stage: undefined, stageProvenAt: undefined };
}

/** What a rotation made of the credential stands, as long as the setup file says what it said before. */
function rotatedSpec(
  { spec }: Plan,
  { credential }: MadePlan['observation'],
  before: SetupRecord | null,
): SetupRecord['spec'] {
  const isReplaced = credential.rotation?.state === 'replaced' && before !== null;
  return isReplaced ? { ...spec, credential: before.spec.credential } : spec;
}

/** The record of a credential that a rotation decides on is the rotation's. */
function rotatedCredential(
  found: SetupRecord['credential'],
  { credential }: MadePlan['observation'],
  before: SetupRecord | null,
): SetupRecord['credential'] {
  return credential.rotation === undefined ? found : (before?.credential ?? found);
}

/**
 * What was seen of the limit counts no more where this run is about to change it: members taken out and policies made
 * anew need their time again, also where they end up as they were.
 */
function limitOf(
  { plan }: MadePlan,
  lastRun: NonNullable<SetupRecord['lastRun']>,
  before: SetupRecord | null,
): Pick<SetupRecord, 'limit'> {
  const isAboutToChange =
    lastRun.result === 'running' && plan.steps.some(({ kind }) => changesLimit.test(kind));
  return before?.limit === undefined || isAboutToChange ? {} : { limit: before.limit };
}

const changesLimit = /^exchange\.(?:group|access-policy|remove-access-policy)$/u;

/** Senders of before that are none any more: Exchange's caches may let them through for a while (facts 6.7). */
function leftOf(plan: Plan, before: SetupRecord | null): Pick<SetupRecord, 'left'> {
  if (before === null) return {};
  const addresses = (spec: SetupRecord['spec'], stage: Plan['stage']): readonly string[] =>
    specAt(spec, stage).senders.map((sender) => sender.address.toLowerCase());
  const now = new Set(addresses(plan.spec, plan.stage));
  const all = new Set([...(before.left ?? []), ...addresses(before.spec, before.stage)]);
  const left = [...all].filter((address) => !now.has(address));
  return left.length === 0 ? {} : { left };
}

/** Steps that change from which mailboxes the application may send. */
const changesRights = /^(?:exchange\.(?!customize)|grant\.)/u;

/**
 * Since when the rights are as they are: from the last run that changed them on; where none of ours did, from when they
 * were first found in place. Kept when a later run only looks.
 */
function configuredOf(
  { clock, times }: PlanningParts,
  { plan }: MadePlan,
  summary: RunSummary | null,
  before: SetupRecord | null,
): Pick<SetupRecord, 'configured'> {
  const changed = plan.steps.some(
    ({ id, kind }) => changesRights.test(kind) && summary?.outcomes[id]?.kind === 'applied',
  );
  const found = summary === null ? plan.steps.length === 0 : summary.result === 'done';
  const known = before?.configured;
  if (known !== undefined && !changed) return { configured: known };
  return changed || found ? { configured: { at: clock.now().toISOString(), times } } : {};
}

/** A proof of the test stage counts as long as nothing is changed in that stage; it is what going live rests on. */
function stageOfRecord(
  { plan }: MadePlan,
  lastRun: NonNullable<SetupRecord['lastRun']>,
  before: SetupRecord | null,
): Pick<SetupRecord, 'stage' | 'stageProvenAt'> {
  if (plan.stage === undefined) return {};
  const { stage } = plan;
  const isKept = stage === 'live' || lastRun.result === 'nothing-to-do';
  const provenAt = isKept && before !== null ? before.stageProvenAt : undefined;
  return { stage, ...(provenAt === undefined ? {} : { stageProvenAt: provenAt }) };
}

/** Whether a proof of the recorded setup says as much about the planned one. */
function provesTheSame(record: SetupRecord, plan: Plan): boolean {
  const proven = (one: SetupRecord['spec'], stage: Plan['stage']): string =>
    JSON.stringify([
      one.scoping,
      one.outsider,
      specAt(one, stage)
        .senders.map((sender) => sender.address)
        .sort(),
    ]);
  return proven(record.spec, record.stage) === proven(plan.spec, plan.stage);
}
