import { describe, expect, it } from 'vitest';
import type { CliContext } from '../../../electron/cli/context';
import { removalPlanText, removedText } from '../../../electron/cli/print-removal';
import { removalApprover, removeExitCode } from '../../../electron/cli/removal-run';
import type { CommandRun } from '../../../electron/cli/run-command';
import { styleOf } from '../../../electron/cli/style';
import type { RemovalMailbox, RemovalPlan, RemoveDocument } from '../../../electron/contract/removal';

const style = styleOf(false);
const address = 'made@contoso.example';

const mailbox = (change: Partial<RemovalMailbox> = {}): RemovalMailbox => ({
  ...{ address, made: 'here', goes: false, size: '1.2 GB (1,288,490,188 bytes)', items: 1200, seen: true },
  ...{ lastUse: '2026-03-01T08:00:00.000Z', delegates: ['anna@contoso.example'], holds: [], usedBy: [] },
  ...change,
});

const plan = (change: Partial<RemovalPlan> = {}): RemovalPlan =>
  ({
    ...{ setup: 'x', application: 'Ostendo', clientId: null, tenantName: 'Contoso', tenantId: 't' },
    ...{ steps: [], kept: [], mailboxes: [], licences: [], notes: [] },
    ...change,
  }) as unknown as RemovalPlan;

const ended = (change: object): RemoveDocument =>
  ({
    ...{ setup: 'x', application: 'Ostendo', plan: plan(), steps: [], waitsFor: [], notes: [] },
    ...{ result: 'done', nextTry: null, proof: null, savedAs: null, ...change },
  }) as unknown as RemoveDocument;

/** An approver on a terminal that answers so, what it asked, and what it said. */
function terminal(answers: readonly boolean[], isTerminal = true) {
  const asked: string[] = [];
  const said: string[] = [];
  const context = {
    isTerminal,
    confirm: async (question: string) => {
      asked.push(question);
      return answers[asked.length - 1] ?? false;
    },
  } as unknown as CliContext;
  const run = { style, listener: { planned: () => undefined }, say: (text: string) => said.push(text) };
  const approve = (yes?: boolean) =>
    removalApprover(context, yes === undefined ? {} : { yes }, run as unknown as CommandRun);
  return { asked, said, approve };
}

const going = plan({
  mailboxes: [mailbox({ goes: true }), mailbox({ address: 'two@contoso.example', goes: true }), mailbox()],
  licences: [{ user: 'temp@contoso.example', licence: 'E3', goes: true }],
});

describe('asking before a decommission', () => {
  it('asks for the whole, and once more for each mailbox and licence that goes', async () => {
    const { approve, asked } = terminal([true, true, true, true]);
    expect(await approve()(going)).toBe(true);
    expect(asked).toEqual([
      'Take this back?',
      `Delete the mailbox ${address} with all its mail?`,
      'Delete the mailbox two@contoso.example with all its mail?',
      'Take the licence of temp@contoso.example back?',
    ]);
  });

  it.each([[[false]], [[true, false]], [[true, true, false]], [[true, true, true, false]]])(
    'one no is a no to all (%j)',
    async (answers) => {
      expect(await terminal(answers).approve()(going)).toBe(false);
    },
  );

  it('without a terminal nothing is approved but by --yes', async () => {
    const { approve, said } = terminal([], false);
    expect(await approve()(going)).toBe(false);
    expect(said.join()).toContain('--yes');
    expect(await approve(true)(going)).toBe(true);
  });
});

describe('the plan in words', () => {
  it('says of a mailbox that is kept how it is used, and how to let it go', () => {
    const text = removalPlanText(plan({ mailboxes: [mailbox()] }), style).replace(/\s+/gu, ' ');
    expect(text).toContain('1200 items, 1.2 GB');
    expect(text).toContain('last used on 2026-03-01; delegates: anna@contoso.example; no hold');
    expect(text).toContain(`--remove-mailbox ${address}`);
  });

  it('offers no way where it is on hold or in use, and says what it could not see', () => {
    const held = removalPlanText(plan({ mailboxes: [mailbox({ holds: ['litigation hold'] })] }), style);
    expect(held).toContain('ON HOLD: litigation hold');
    expect(held).not.toContain('--remove-mailbox');
    const unseen = removalPlanText(plan({ mailboxes: [mailbox({ seen: false, items: null })] }), style);
    expect(unseen.replace(/\s+/gu, ' ')).toContain('cannot be seen by whoever is signed in');
  });

  it('names what stays and why', () => {
    const kept = [{ what: 'scope' as const, name: 'sendwright-x', why: 'Helpdesk needs it.' }];
    expect(removalPlanText(plan({ kept }), style)).toContain(
      'sendwright-x (management scope): Helpdesk needs it.',
    );
  });
});

describe('how a decommission ends', () => {
  it.each([
    [{ result: 'planned' }, 0],
    [{ proof: { verdict: 'removed', parts: [], restorableUntil: null } }, 0],
    [{ proof: { verdict: 'not-removed', parts: [] } }, 1],
    [{ proof: { verdict: 'unknown', parts: [] } }, 3],
    [{ result: 'failed' }, 1],
    [{ result: 'needs-person' }, 3],
    [{ result: 'waiting' }, 3],
    [{ result: 'not-approved' }, 3],
    [{ result: 'cancelled' }, 130],
  ])('%j exits %i', (change, code) => {
    const document = ended(change);
    expect(removeExitCode(document)).toBe(code);
    expect(removedText(document, style)).toContain('Ostendo: ');
  });
});
