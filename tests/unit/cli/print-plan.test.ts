import { describe, expect, it } from 'vitest';
import { applyText } from '../../../electron/cli/commands/apply';
import { planText, planVerdictText } from '../../../electron/cli/print-plan';
import { progressPrinter } from '../../../electron/cli/print-run';
import { styleOf } from '../../../electron/cli/style';
import type { ApplyDocument } from '../../../electron/contract/documents';
import type { Outcome } from '../../../electron/contract/run';
import { planDocument, step } from './sample';

const plain = styleOf(false);
const long = 'Create the management scope for a long list of mailboxes by object id '.repeat(3).trim();

const steps = [
  step('application', { group: 'entra' }),
  step('mailbox', { group: 'mailboxes', summary: long }),
  step('scope', { before: 'one', after: 'two', warning: long }),
];

function widest(text: string): number {
  return Math.max(...text.split('\n').map((line) => line.length));
}

describe('a printed plan', () => {
  it('keeps to the width, further lines under the first', () => {
    const text = planText(planDocument(steps).plan, plain);
    expect(widest(text)).toBeLessThanOrEqual(100);
    expect(text).toMatch(/^ {2} 1\. Create the management scope[^\n]*\n {6}\S/mu);
    expect(widest(planText(planDocument(steps).plan, styleOf(false, 60)))).toBeLessThanOrEqual(60);
  });

  it('shows both sides of what changes, and nothing twice of what is new', () => {
    const text = planText(planDocument([step('scope', { before: 'one', after: 'two' })]).plan, plain);
    expect(text).toMatch(/before: one\n +after: {2}two/u);
    expect(planText(planDocument([step('new', { after: 'a new thing' })]).plan, plain)).not.toContain(
      'a new thing',
    );
  });

  it('names the steps that wait by the numbers they were printed under', () => {
    const document = planDocument(steps, {
      waitsFor: [{ who: 'an Exchange Administrator', reason: 'Because.', steps: ['scope', 'mailbox'] }],
    });
    expect(planVerdictText(document, plain, null)).toContain('Steps 1 and 3 need an Exchange Administrator.');
  });

  it('says what comes next', () => {
    expect(planVerdictText(planDocument(steps), plain, 'job.yaml')).toContain(
      'Next: sendwright apply job.yaml',
    );
    const saved = planDocument(steps, { savedAs: 'plan.json' });
    expect(planVerdictText(saved, plain, 'job.yaml')).toContain('Next: sendwright apply plan.json');
    const blocked = planDocument([], { verdict: 'blocked' });
    expect(planVerdictText(blocked, plain, 'job.yaml')).not.toContain('Next:');
  });
});

describe('progress of a run', () => {
  const finished = (outcomes: Readonly<Record<string, Outcome>>): string => {
    const lines: string[] = [];
    const progress = progressPrinter((text) => lines.push(text), plain);
    progress.planned(planDocument(steps).plan);
    for (const [stepId, outcome] of Object.entries(outcomes)) {
      progress.event?.({ type: 'step-finished', runId: 'r', seq: 1, time: '', stepId, outcome });
    }
    return lines.join('\n');
  };

  it('names every step as in the plan, also one that was never begun', () => {
    const text = finished({
      mailbox: { kind: 'needs-person', who: 'an Exchange Administrator', reason: 'Because.' },
      scope: { kind: 'blocked', by: ['mailbox'] },
    });
    expect(text).toContain('○  1. Create the management scope');
    expect(text).toContain('waits for an Exchange Administrator');
    expect(text).toContain('○  3. Do scope. (after step 1)');
    expect(widest(text)).toBeLessThanOrEqual(100);
  });

  it('says of a failure who can mend it, how, and which request it was', () => {
    const error = { code: 'refused', message: 'No.', who: 'you', next: 'Try.', requestId: 'abc' } as const;
    const text = finished({ scope: { kind: 'failed', error } });
    expect(text).toMatch(
      /✗ {2}3\. Do scope\.\n +No\.\n +Who can mend it: you\n +Next: Try\.\n +request abc/u,
    );
  });
});

describe('the summary of a run', () => {
  const document: ApplyDocument = {
    format: 1,
    command: 'apply',
    setup: 'ostendo-continuum',
    tenant: '11111111-1111-4111-8111-111111111111',
    application: 'Ostendo Continuum',
    clientId: null,
    result: 'needs-person',
    steps: [],
    waitsFor: [{ who: 'an Exchange Administrator', reason: 'Because.', steps: ['scope'] }],
    notes: ['Told with the plan.', 'New.'],
    credential: null,
  };

  it('tells whom it waits for and what they do, and no note twice', () => {
    const { plan } = planDocument(steps);
    const text = applyText(document, plain, { ...plan, notes: ['Told with the plan.'] });
    expect(text).toContain('an Exchange Administrator: step 3');
    expect(text).toContain('Next: they apply the same setup file');
    expect(text).toContain('New.');
    expect(text).not.toContain('Told with the plan.');
  });
});
