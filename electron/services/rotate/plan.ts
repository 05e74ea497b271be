import type { RotationPlan } from '../../contract/rotation';
import { AppError } from '../../contract/errors';
import type { SetupRecord } from '../../ports/records';
import type { RotatedKey, Rotation } from '../../ports/rotation';
import { whoHolds, roleIds } from '../../setup/roles';
import {
  rotationAbortSteps,
  rotationMakeSteps,
  rotationRemoveSteps,
  type RotationPlace,
} from '../../setup/credential/plan-rotation';
import { hasEnded, type RotationFacts } from '../../upkeep/rotation/facts';
import { evidenceOf } from '../../upkeep/rotation/evidence';
import { handedOverAt, newStateOf, oldKeysOf, spoiltOf } from '../../upkeep/rotation/keys';
import type { CertificateKeyPair } from '../../ports/certificates';
import type { OperationOptions } from '../operation-options';
import { profileOf } from '../profile';
import type { RotateJob } from './job';
import { isPfx, newGiven, refuseByPolicy } from './wanted';

/** A plan, and the key of a PFX that its steps need: in memory only. */
export interface MadeRotation {
  readonly plan: RotationPlan;
  readonly givenKey: CertificateKeyPair | null;
  /** Of a certificate whose key only the vendor holds: base64 of the DER. */
  readonly certificate: string | null;
}

/**
 * The new credential beside the old, and the removal of what is good for nobody. Throws AppError `policy-refused`, and
 * `invalid-input` for a file that does not fit.
 */
export async function planMake(
  job: RotateJob,
  { wanted, old }: Pick<Rotation, 'wanted' | 'old'>,
  spoilt: Rotation['spoilt'] = [],
  options: OperationOptions = {},
): Promise<MadeRotation> {
  const { look, parts, record } = job;
  await refuseByVendor(record, wanted.kind);
  const about = { now: parts.clock.now(), old: old.map(({ keyId }) => keyId) };
  const given = await newGiven(record, wanted, look, about, options);
  const exempts = whoHolds([roleIds.securityAdministrator], look.organization.displayName);
  refuseByPolicy(look.policy, wanted, given, exempts);
  const fromFile = given === null ? null : { view: given.view, isPfx: isPfx(wanted) };
  const there = new Set(look.seen.keys.map(({ keyId }) => keyId));
  const useless = [...look.orphans, ...spoilt.filter(({ keyId }) => there.has(keyId))];
  const plan = planOf(job, 'make', rotationMakeSteps(placeOf(job), wanted, fromFile, useless), old, [
    'The old credential stays as it is until the new one was seen working at the vendor’s.',
  ]);
  return {
    plan: { ...plan, wanted },
    givenKey: given?.key ?? null,
    certificate: given !== null && given.key === null ? given.view.certificate : null,
  };
}

/** What the vendor's product cannot sign in with is not made at all. */
async function refuseByVendor({ spec, folder }: SetupRecord, kind: RotatedKey['kind']): Promise<void> {
  const profile = await profileOf(spec.vendor, folder ?? process.cwd());
  if (profile.credentialKinds.includes(kind)) return;
  throw new AppError({
    code: 'invalid-input',
    message: `${profile.name} signs in with a ${profile.credentialKinds.join(' or a ')}, not with a ${kind}.`,
    who: 'you',
    next: `Rotate to a ${profile.credentialKinds.join(' or a ')}.`,
  });
}

/** The removal of the old credentials; no steps where nothing is left of them. */
export function planRemoval(job: RotateJob, facts: RotationFacts): RotationPlan {
  const { alive, ended } = oldKeysOf(facts);
  const keys = [...alive, ...ended, ...spoiltOf(facts)];
  const stays = placeOfNew(facts);
  const { main, next } = facts.seen?.held ?? { main: null, next: null };
  const isTidy = next === null && (stays !== 'none' || main === null);
  const names = new Map(facts.seen?.keys.map((one) => [one.keyId, one]));
  const steps = rotationRemoveSteps(
    placeOf(job),
    keys.map((key) => names.get(key.keyId) ?? key),
    stays,
  );
  return planOf(
    job,
    'remove-old',
    keys.length === 0 && isTidy ? [] : steps,
    facts.rotation.old,
    evidenceOf(facts)
      .filter(({ weight }) => weight === 'evidence')
      .map(({ text }) => text),
  );
}

/** Where the new credential's secret part lies by what was seen. */
function placeOfNew(facts: RotationFacts): 'next' | 'main' | 'none' {
  const keyId = facts.rotation.new?.keyId ?? null;
  if (facts.seen?.held.next === keyId) return 'next';
  return facts.seen?.held.main === keyId ? 'main' : 'none';
}

/** The removal of the new credential and of what was made in vain. */
export function planAbort(job: RotateJob, facts: RotationFacts): RotationPlan {
  const { rotation, now } = facts;
  const made = rotation.new;
  const isThere = made !== null && ['there', 'expired', 'lost'].includes(newStateOf(facts));
  const removed = [...(isThere ? [made] : []), ...spoiltOf(facts), ...job.look.orphans];
  const handed = handedOverAt(facts);
  const notes = [
    ...(handed === null || (made !== null && hasEnded(made, now))
      ? []
      : [
          `The new credential was handed over on ${handed.slice(0, 10)}: whoever changed over to it can send no mail after this.`,
        ]),
  ];
  const isTidy = removed.length === 0 && facts.seen?.held.next === null;
  const steps = isTidy ? [] : rotationAbortSteps(placeOf(job), removed);
  return planOf(job, 'abort', steps, rotation.old, notes);
}

function planOf(
  { record }: RotateJob,
  aim: RotationPlan['aim'],
  steps: readonly RotationPlan['steps'][number][],
  old: readonly RotatedKey[],
  notes: readonly string[],
): RotationPlan {
  const { id, spec, tenantId, tenantName } = record;
  return {
    ...{ setup: id, application: spec.application, tenant: tenantId, tenantName },
    ...{ aim, steps: [...steps], notes: [...notes], old: old.map(({ keyId }) => keyId) },
  };
}

function placeOf({ record, look }: RotateJob): RotationPlace {
  const { id, tenantId, spec } = record;
  return {
    ...{ setupId: id, application: spec.application, tenantId },
    ...{ applicationId: look.application.id, clientId: look.application.appId, store: look.store.name },
  };
}
