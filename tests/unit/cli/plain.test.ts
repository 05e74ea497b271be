import { describe, expect, it } from 'vitest';
import { statusText } from '../../../electron/cli/commands/status';
import { plain } from '../../../electron/cli/plain';
import { errorText } from '../../../electron/cli/print-error';
import { planText } from '../../../electron/cli/print-plan';
import { progressPrinter } from '../../../electron/cli/print-run';
import { styleOf } from '../../../electron/cli/style';
import { AppError } from '../../../electron/contract/errors';
import type { StatusDocument } from '../../../electron/contract/documents';
import { planOf } from '../setup/fakes/job';
import { fakeTenant, specOf } from '../setup/fakes/tenant';

const style = styleOf(false);
/** Clears the screen, hides what follows, forges a line, turns the reading order round. */
const hostile = 'Evil\u001b[2J\u001b[8m\u009b31m\n  ✓ All checks passed\u202e\r';

function expectHarmless(text: string): void {
  // eslint-disable-next-line no-control-regex -- that is what is looked for
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/u);
  expect(text.split('\n').map((line) => line.trim())).not.toContain('✓ All checks passed');
}

describe('names from a tenant on the terminal', () => {
  it('cannot steer the terminal or forge a line of a plan', async () => {
    const tenant = fakeTenant();
    const plan = await planOf(tenant, specOf());
    const [first] = plan.steps;
    if (first === undefined) throw new Error('no steps');
    const shown = planText(
      { ...plan, tenantName: hostile, steps: [{ ...first, summary: hostile, before: hostile }] },
      style,
    );
    expectHarmless(shown);
    expect(shown).toContain('Evil\\u001b[2J');
  });

  it('cannot do so in progress, errors and the list of setups', () => {
    const said: string[] = [];
    const listener = progressPrinter((text) => said.push(text), style);
    const base = { runId: 'r', seq: 1, time: '2026-11-21T09:00:00Z', stepId: 's' };
    listener.event?.({ ...base, type: 'step-note', note: hostile });
    listener.event?.({
      ...base,
      type: 'step-finished',
      outcome: { kind: 'failed', error: { code: 'refused', message: hostile } },
    });
    expectHarmless(said.join('\n'));
    expectHarmless(
      errorText(new AppError({ code: 'refused', message: 'No.', serviceMessage: hostile }), style),
    );
    const setup = { id: 'x', tenant: 't', tenantName: hostile, application: hostile, clientId: null };
    const rest = { scoping: 'rbac', senders: [hostile], state: 'planned', credential: null, lastProof: null };
    const status = { setups: [{ ...setup, ...rest, open: [], next: '' }] } as unknown as StatusDocument;
    expectHarmless(statusText(status, style));
  });

  it('stay as they are where they are plain, whatever the script', () => {
    const names = ['Müller & Söhne', '会計システム', 'شرکت\u200cها', '👩\u200d💻'];
    expect(plain(names)).toEqual(names);
    expect(plain({ a: [1, null, true, 'x\ny'] }, 'lines')).toEqual({ a: [1, null, true, 'x\ny'] });
  });
});
