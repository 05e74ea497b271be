import type { RotateDocument, RotationPlan } from '../../contract/rotation';
import type { RunSummary } from '../../engine/summary';
import type { SetupSpec } from '../../contract/setup-file';
import { canonicalJson } from '../../engine/plan-hash';
import { findingsOf } from '../../upkeep/rotation/findings';
import { rotationShown } from '../../upkeep/rotation/shown';
import { openBy } from '../apply-document';
import { clientIdOf } from '../proof-parts';
import { factsOf, type RotateJob } from './job';

/** How a call ended. */
interface Ending {
  readonly result: RotateDocument['result'];
  readonly plan?: RotationPlan;
  readonly summary?: RunSummary;
  readonly notes?: readonly string[];
}

/** The document of a rotation as it stands now. */
export function rotateDocument(
  job: RotateJob,
  { result, plan, summary, notes = [] }: Ending,
): RotateDocument {
  const { record, parts, look } = job;
  const now = parts.clock.now();
  const facts = factsOf(job);
  const { rotation, tried } = record;
  const made = rotation?.new ?? null;
  return {
    ...{ format: 1, command: 'rotate', setup: record.id, tenant: record.tenantId },
    ...{ tenantName: record.tenantName, application: record.spec.application },
    clientId: clientIdOf(record),
    result,
    rotation: rotationShown(record, look.seen, now),
    findings: facts === null ? [] : [...findingsOf(facts)],
    steps: (plan?.steps ?? []).flatMap(({ id, summary: text }) => {
      const outcome = summary?.outcomes[id];
      return outcome === undefined ? [] : [{ id, summary: text, outcome }];
    }),
    waitsFor: summary === undefined ? [] : openBy(summary),
    notes: [...notes, ...(summary?.error === undefined ? [] : [summary.error.message])],
    test: made !== null && tried?.keyId === made.keyId ? tried.test : null,
    keptIn: made === null || made.certificate !== undefined ? null : look.store.name,
    setupFile:
      rotation?.end?.how === 'done' && canonicalJson(rotation.before) !== canonicalJson(rotation.wanted)
        ? credentialLine(rotation.wanted)
        : null,
  };
}

/** A credential as it stands in a setup file. */
function credentialLine(credential: SetupSpec['credential']): string {
  const parts = [
    `kind: ${credential.kind}`,
    ...(credential.kind === 'certificate' && credential.file !== undefined
      ? [`file: ${JSON.stringify(credential.file)}`]
      : [`months: ${credential.months}`]),
    ...(credential.kind === 'certificate' && credential.keySize !== undefined
      ? [`keySize: ${credential.keySize}`]
      : []),
  ];
  return `credential: { ${parts.join(', ')} }`;
}
