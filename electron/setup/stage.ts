import { minuteText } from '../contract/minutes';
import type { Check, Plan, Step } from '../contract/plan';
import type { SetupSpec } from '../contract/setup-file';
import { check } from './checks';
import { checkMailboxes } from './mailboxes/check';
import type { Observation } from './observation';
import { listed, type Planning } from './planning';

/** `test`: only the test mailbox may send; `live`: the agreed senders. */
export type Stage = NonNullable<Plan['stage']>;

/** What is asked for, and what this computer remembers of the stage. */
export interface StageWish {
  /** The person asked to go live: the only way out of the test stage. */
  readonly goLive?: boolean;
  readonly recorded?: Stage | undefined;
  /** When the test stage was proven, as far as this computer knows. */
  readonly provenAt?: string | undefined;
}

/** The wanted state of a stage: in the test stage its mailbox is the only sender. */
export function specAt(spec: SetupSpec, stage: Stage | undefined): SetupSpec {
  return spec.testStage === undefined || stage !== 'test' ? spec : { ...spec, senders: [spec.testStage] };
}

/** The wanted state with everybody who is looked at: the test mailbox and the senders. */
export function specOfAll(spec: SetupSpec): SetupSpec {
  return spec.testStage === undefined ? spec : { ...spec, senders: [spec.testStage, ...spec.senders] };
}

/**
 * Which stage is planned; undefined where the setup file has none. The tenant decides first: where an agreed sender is
 * in reach, it is live, on whatever computer. Then what this computer remembers; then the test stage, unless the person
 * asked to go live. Nothing else ends it.
 */
export function stageOf(spec: SetupSpec, observation: Observation, wish: StageWish): Stage | undefined {
  if (spec.testStage === undefined) return undefined;
  const isLive = wish.goLive === true || wish.recorded === 'live' || reachesSenders(spec, observation);
  return isLive ? 'live' : 'test';
}

/** Whether an agreed sender is in the scope or the group today. */
function reachesSenders({ senders }: SetupSpec, { exchange }: Observation): boolean {
  if (exchange === null) return false;
  const reached = new Set([
    ...exchange.matched.map((one) => one.id),
    ...exchange.groupMembers.map((member) => member.externalDirectoryObjectId),
  ]);
  return senders.some(({ address }) => {
    const id = exchange.recipients[address]?.externalDirectoryObjectId ?? '';
    return id !== '' && reached.has(id);
  });
}

const entering = new Set(['exchange.scope', 'exchange.group']);

/** The steps by which the senders enter and the test mailbox leaves bear the name of what they do. */
export function namedSteps(
  spec: SetupSpec,
  stage: Stage | undefined,
  steps: readonly Step[],
): readonly Step[] {
  if (spec.testStage === undefined || stage === undefined) return steps;
  const { address } = spec.testStage;
  return steps.map((step) => {
    if (!entering.has(step.kind)) return step;
    return stage === 'live'
      ? { ...step, summary: `Go live: ${step.summary} The test mailbox ${address} is not among them.` }
      : { ...step, summary: `Test stage: ${step.summary}` };
  });
}

/** What a reader should know of the stage besides the steps. */
export function stageNotes(
  spec: SetupSpec,
  stage: Stage | undefined,
  observation: Observation,
): readonly string[] {
  if (spec.testStage === undefined || stage === undefined) return [];
  const { address } = spec.testStage;
  if (stage === 'test') {
    const senders = listed(spec.senders.map((sender) => sender.address));
    return [
      `Test stage: only ${address} may send. The agreed senders (${senders}) enter when you go live, by a plan of its own (--go-live), once the proof is green.`,
    ];
  }
  const isThere = observation.exchange?.recipients[address] !== undefined;
  return isThere ? [`The test mailbox ${address} is kept; remove it in Exchange when nobody needs it.`] : [];
}

/** In the test stage what is wrong with a sender does no harm yet; before going live the proof of the stage counts. */
export function stageChecks(
  planning: Planning,
  spec: SetupSpec,
  stage: Stage | undefined,
  wish: StageWish,
): readonly Check[] {
  if (spec.testStage === undefined || stage === undefined) return [];
  if (stage === 'test') {
    const later = checkMailboxes({ ...planning, spec }).filter(({ id }) => id.startsWith('sender:'));
    return later.map((one) =>
      one.status === 'fail'
        ? { ...one, status: 'warn', fault: null, finding: `${one.finding} To be mended before going live.` }
        : one,
    );
  }
  if (reachesSenders(spec, planning.observation)) return [];
  const base = { id: 'test-stage', title: 'Test stage' };
  return [
    wish.provenAt === undefined
      ? check({
          ...base,
          status: 'warn',
          finding: `This computer has no green proof of the test stage with ${spec.testStage.address}.`,
          who: 'you',
          next: 'Prove the test stage first, or make sure that it was proven on another computer.',
        })
      : check({
          ...base,
          status: 'pass',
          finding: `Proven with ${spec.testStage.address}, ${minuteText(wish.provenAt)}.`,
        }),
  ];
}
