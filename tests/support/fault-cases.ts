import { expect } from 'vitest';
import type { ApplyDocument } from '../../electron/contract/documents';
import { AppError, type ErrorFacts } from '../../electron/contract/errors';
import type { FaultProbe } from '../../electron/practice/world/faults';
import type { LagSettings } from '../../electron/practice/world/state';
import { endState } from './end-state';
import { expectWorkingCredential, type WantedFault } from './interrupted';
import { applyJob } from './job';
import type { JobChange } from './setup-files';
import { startTenant, type TestTenant } from './tenant';
import { twoSenders } from './writes';
import type { WhenFinished } from './folder';

type Scoping = NonNullable<JobChange['scoping']>;

/** What strikes, without where. */
export interface Trouble {
  readonly name: string;
  readonly fault: Omit<WantedFault, 'match'>;
}

/** Long enough for a busy machine to answer in, short enough for a test to wait for. */
const patienceMs = 1_000;

/** Every kind of fault, each striking once. */
export const troubles: readonly Trouble[] = [
  { name: '503', fault: { kind: 'status', status: 503 } },
  {
    name: '500',
    fault: { kind: 'status', status: 500, code: 'internalServerError', message: 'Something broke.' },
  },
  { name: '429 with Retry-After', fault: { kind: 'throttle', retryAfter: 30 } },
  { name: 'a reset', fault: { kind: 'reset' } },
  { name: 'a lost answer', fault: { kind: 'lost-answer' } },
  { name: 'half an answer', fault: { kind: 'malformed' } },
  { name: 'silence before the effect', fault: { kind: 'hang' } },
  { name: 'silence after the effect', fault: { kind: 'hang-after' } },
  { name: 'a slow answer', fault: { kind: 'delay', seconds: 0.05 } },
];

/** Those after which nobody knows what the tenant holds, and those that refuse, for good. */
export const lastingTroubles: readonly Trouble[] = [
  { name: '503 for good', fault: { kind: 'status', status: 503, times: 1_000 } },
  { name: '500 for good', fault: { kind: 'status', status: 500, times: 1_000 } },
  { name: '429 for good', fault: { kind: 'throttle', retryAfter: 300, times: 1_000 } },
  { name: 'resets for good', fault: { kind: 'reset', times: 1_000 } },
  { name: 'answers lost for good', fault: { kind: 'lost-answer', times: 1_000 } },
];

/** A tenant on which waiting takes no time. */
export async function quickTenant(
  whenFinished: WhenFinished,
  { silence = false, lag }: { readonly silence?: boolean; readonly lag?: LagSettings } = {},
): Promise<TestTenant> {
  return startTenant({
    quick: true,
    whenFinished,
    ...(silence ? { requestTimeoutMs: patienceMs } : {}),
    ...(lag === undefined ? {} : { lag }),
  });
}

/** Whether a client must give up waiting by itself. */
export function isSilent({ kind }: Pick<WantedFault, 'kind'>): boolean {
  return kind === 'hang' || kind === 'hang-after';
}

/** How the job ends where nothing goes wrong. */
export async function peacefulEnd(scoping: Scoping): Promise<unknown> {
  const endings: (() => void | Promise<void>)[] = [];
  try {
    const tenant = await quickTenant((act) => void endings.unshift(act));
    expect((await applyJob(tenant, { scoping, ...twoSenders })).result).toBe('done');
    await expectWorkingCredential(tenant);
    return endState(tenant.world);
  } finally {
    for (const end of endings) await end();
  }
}

/** Applies the job while a fault strikes, then without: the end is that of a peaceful run, and nothing is made twice. */
export async function expectMended(
  tenant: TestTenant,
  scoping: Scoping,
  faults: readonly WantedFault[],
  wanted: unknown,
): Promise<ApplyDocument | AppError> {
  const job = { scoping, ...twoSenders };
  tenant.world.faults.replace(faults);
  const struck = await applyOrFail(tenant, job);
  if (struck instanceof AppError) expectKind(struck.facts);
  else if (struck.result === 'done') expect(endState(tenant.world)).toEqual(wanted);
  else expectHonest(struck);
  tenant.world.faults.replace([]);
  const mended = await applyJob(tenant, job);
  expect(['done', 'nothing-to-do'], JSON.stringify(mended.steps, null, 2)).toContain(mended.result);
  expect(endState(tenant.world)).toEqual(wanted);
  // A new secret is not known everywhere at once.
  tenant.world.clock.advance(tenant.world.lag.replication);
  await expectWorkingCredential(tenant);
  return struck;
}

async function applyOrFail(tenant: TestTenant, job: JobChange): Promise<ApplyDocument | AppError> {
  try {
    return await applyJob(tenant, job);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

/** From the write of this fault on no request gets an answer any more: the line is dead. */
export function goDeadAt(tenant: TestTenant, write: WantedFault): void {
  const { faults } = tenant.world;
  const strike = faults.strike.bind(faults);
  faults.strike = (probe: FaultProbe) => {
    const fault = strike(probe);
    if (fault?.kind === write.kind) faults.replace([{ match: {}, kind: 'reset', times: 10_000 }]);
    return fault;
  };
}

/** A run that was struck and still ended with every step in place. */
export function expectUnharmed(struck: ApplyDocument | AppError): void {
  if (struck instanceof AppError) throw struck;
  expect(struck.result, JSON.stringify(struck.steps, null, 2)).toBe('done');
}

/** A run that did not end well says what happened, who can mend it and what to do next (design rule 7). */
function expectHonest(document: ApplyDocument): void {
  const outcomes = document.steps.map((step) => step.outcome);
  expect(['failed', 'waiting'], JSON.stringify(outcomes, null, 2)).toContain(document.result);
  const errors = outcomes.flatMap((one) =>
    one.kind === 'failed' || one.kind === 'unknown' ? [one.error] : [],
  );
  if (document.result === 'failed') expect(errors.length).toBeGreaterThan(0);
  for (const error of errors) expectKind(error);
}

/** A failure that a person can do something with. */
export function expectKind(error: ErrorFacts): void {
  expect(error.code, JSON.stringify(error)).not.toBe('internal');
  expect(error.message.length, JSON.stringify(error)).toBeGreaterThan(20);
  expect(error.who ?? '', JSON.stringify(error)).not.toBe('');
  expect(error.next ?? '', JSON.stringify(error)).not.toBe('');
}
