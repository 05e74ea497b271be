import { describe, expect, it } from 'vitest';
import type { OperationStep } from '../../../electron/contract/desk/operation';
import {
  entriesOf,
  numbersOf,
  progressOf,
  runSteps,
  stepsOfDocument,
} from '../../../renderer/pages/run/run-steps';
import { personApply } from '../../support/documents/apply-person';

function step(
  id: string,
  state: OperationStep['state'],
  outcome: OperationStep['outcome'] = null,
): OperationStep {
  return { id, summary: id, state, notes: [], startedAt: null, finishedAt: null, outcome };
}
const applied = { kind: 'applied' as const, outputs: {} };
const done = (count: number) =>
  Array.from({ length: count }, (_, index) => step(`done-${index}`, 'finished', applied));
const open = (count: number) => Array.from({ length: count }, (_, index) => step(`open-${index}`, 'open'));

describe('the steps of a run', () => {
  it('count what needs nothing more', () => {
    const steps = runSteps([...done(3), step('now', 'running'), ...open(2)]);
    expect(progressOf(steps)).toEqual({ done: 3, all: 6 });
    expect(steps[3]).toMatchObject({ number: 4, look: 'running' });
  });

  it('fold long rows, and never what runs or failed', () => {
    const failed = step('failed', 'finished', {
      kind: 'failed',
      error: { code: 'timeout', message: 'No answer.' },
    });
    const entries = entriesOf(runSteps([...done(40), failed, step('now', 'running'), ...open(50)]));
    expect(entries.map((entry) => (entry.kind === 'many' ? entry.steps.length : entry.step.id))).toEqual([
      40,
      'failed',
      'now',
      50,
    ]);
  });

  it('are shown one by one where they are few', () => {
    expect(entriesOf(runSteps([...done(10), ...open(10)])).every(({ kind }) => kind === 'step')).toBe(true);
  });

  it('are known from the document too, and name what holds them up by number', () => {
    const steps = runSteps(stepsOfDocument(personApply));
    expect(steps.map(({ look }) => look)).toContain('needs-person');
    expect(numbersOf(['pointer', 'mailbox:payroll-notification@contoso.example'], steps)).toEqual([1, 5]);
  });
});
