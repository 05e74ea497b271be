import { describe, expect, it } from 'vitest';
import { AppError, type ErrorCode } from '../../../electron/contract/errors';
import type { JournalEntry } from '../../../electron/contract/journal';
import type { Outcome } from '../../../electron/contract/run';
import { unfinishedIntents } from '../../../electron/engine/history';
import { applied, FakeTenant, MemoryJournal, run, step } from './fakes';

const time = '2026-11-20T10:00:00.000Z';
const begun = (runId: string, planId = 'plan-1'): JournalEntry => ({
  type: 'run',
  runId,
  time,
  planId,
  by: 'admin',
});
const intent = (runId: string, stepId: string, kind = 'make'): JournalEntry => ({
  type: 'intent',
  runId,
  time,
  stepId,
  kind,
  input: { name: stepId },
});
const outcome = (runId: string, stepId: string, outcome: Outcome = applied()): JournalEntry => ({
  type: 'outcome',
  runId,
  time,
  stepId,
  kind: 'make',
  outcome,
});
const failed = (code: ErrorCode): Outcome => ({ kind: 'failed', error: { code, message: code } });

const openSteps = (entries: readonly JournalEntry[]) =>
  unfinishedIntents(entries).map(({ stepId }) => stepId);

describe('unfinishedIntents', () => {
  it('are those without an outcome of the same run', () => {
    expect(openSteps([intent('r1', 'a'), intent('r1', 'b'), outcome('r1', 'a')])).toEqual(['b']);
    expect(openSteps([intent('r1', 'a'), outcome('r2', 'a')])).toEqual(['a']);
  });

  it('end when a later run brings the step to an end', () => {
    expect(openSteps([intent('r1', 'a'), intent('r2', 'a'), outcome('r2', 'a')])).toEqual([]);
  });

  it.each<[string, Outcome]>([
    ['unknown', { kind: 'unknown', error: { code: 'answer-lost', message: '' } }],
    ['cancelled', { kind: 'cancelled' }],
    ['failed in an unforeseen way', failed('internal')],
  ])('are also those that ended %s', (_what, how) => {
    expect(openSteps([intent('r1', 'a'), outcome('r1', 'a', how)])).toEqual(['a']);
  });

  it.each<Outcome>([
    failed('conflict'),
    { kind: 'waiting', for: 'x' },
    { kind: 'needs-person', who: 'x', reason: 'y' },
  ])('are not those that ended $kind', (how) => {
    expect(openSteps([intent('r1', 'a'), outcome('r1', 'a', how)])).toEqual([]);
  });
});

describe('a run after a killed run', () => {
  const once = step('secret', [], { once: true });

  it('takes what the killed run had done', async () => {
    const tenant = new FakeTenant();
    tenant.made.push('secret');
    const journal = new MemoryJournal([begun('r1', 'older'), intent('r1', 'secret')]);
    const { summary } = await run([once], tenant, { journal });
    expect(summary.outcomes['secret']).toMatchObject({
      kind: 'already-in-place',
      outputs: { id: 'id-of-secret' },
    });
    expect(tenant.made).toEqual(['secret']);
    expect(unfinishedIntents(journal.lines)).toEqual([]);
  });

  it('runs what it had not done, once its absence was seen twice', async () => {
    const tenant = new FakeTenant();
    const journal = new MemoryJournal([begun('r1'), intent('r1', 'secret')]);
    const { summary } = await run([once], tenant, { journal });
    expect(summary.outcomes['secret']?.kind).toBe('applied');
    expect(tenant.verified).toEqual(['secret', 'secret']);
  });

  it('believes no single absence of an unrepeatable thing: a replica may lag', async () => {
    const tenant = new FakeTenant();
    tenant.made.push('secret');
    tenant.seen = (_name, look) => (look === 1 ? { state: 'absent' } : undefined);
    const journal = new MemoryJournal([begun('r1'), intent('r1', 'secret')]);
    await run([once], tenant, { journal });
    expect(tenant.made).toEqual(['secret']);
  });

  it('touches nothing while it cannot tell', async () => {
    const tenant = new FakeTenant();
    tenant.seen = () => {
      throw new AppError({ code: 'offline', message: 'No network.' });
    };
    const journal = new MemoryJournal([begun('r1'), intent('r1', 'secret')]);
    const { summary } = await run([once, step('next', ['secret'])], tenant, { journal });
    expect(summary.outcomes['secret']).toMatchObject({ kind: 'unknown', error: { code: 'answer-lost' } });
    expect(summary.outcomes['next']?.kind).toBe('blocked');
    expect(tenant.made).toEqual([]);
    expect(unfinishedIntents(journal.lines)).toHaveLength(1);
  });

  it('looks before repeating an unrepeatable step of the same plan, but of no other plan', async () => {
    const done = (planId: string) =>
      new MemoryJournal([begun('r1', planId), intent('r1', 'secret'), outcome('r1', 'secret')]);
    const same = new FakeTenant();
    same.made.push('secret');
    await run([once], same, { journal: done('plan-1') });
    expect(same.made).toEqual(['secret']);
    const other = new FakeTenant();
    await run([once], other, { journal: done('plan-0') });
    expect(other.verified).toEqual([]);
    expect(other.made).toEqual(['secret']);
  });

  it('does not mix up a step of another kind with the same id', async () => {
    const tenant = new FakeTenant();
    const journal = new MemoryJournal([begun('r1'), intent('r1', 'secret', 'other')]);
    await run([once], tenant, { journal });
    expect(tenant.verified).toEqual([]);
  });
});
