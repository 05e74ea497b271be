import { describe, expect, it } from 'vitest';
import type { JournalEntry } from '../../../electron/contract/journal';
import type { Outcome } from '../../../electron/contract/run';
import { madeBy } from '../../../electron/setup/removal/made';

const time = '2026-11-21T09:00:00.000Z';
const address = 'made@contoso.example';
const error = { code: 'timeout', message: 'no answer' } as const;

const create = { stepId: `mailbox:${address}`, kind: 'mailboxes.create-shared' };
const take = { stepId: `remove-mailbox:${address}`, kind: 'mailboxes.remove' };

const intent = (step: typeof create, runId = 'a'): JournalEntry => ({
  ...{ type: 'intent', runId, time, ...step },
  input: { address, displayName: 'Made', userId: 'u', skuId: 's' },
});
const ended = (step: typeof create, outcome: Outcome, runId = 'a'): JournalEntry => ({
  ...{ type: 'outcome', runId, time, ...step },
  outcome,
});
const applied: Outcome = { kind: 'applied', outputs: { objectId: 'id-1' } };

/** What a journal says of the mailbox, as [object id] or nothing. */
const mailboxesOf = (...entries: readonly JournalEntry[]) =>
  madeBy(entries).mailboxes.map(({ objectId }) => objectId);

describe('what a journal tells of a mailbox', () => {
  it.each([
    ['made', [intent(create), ended(create, applied)], ['id-1']],
    ['begun by a run that was killed', [intent(create)], [null]],
    ['begun, nobody knows how it ended', [intent(create), ended(create, { kind: 'unknown', error })], [null]],
    ['there already', [intent(create), ended(create, { kind: 'already-in-place', outputs: {} })], []],
    ['refused', [intent(create), ended(create, { kind: 'failed', error })], []],
    [
      'taken away since',
      [intent(create), ended(create, applied), intent(take, 'b'), ended(take, applied, 'b')],
      [],
    ],
    ['about to be taken away', [intent(create), ended(create, applied), intent(take, 'b')], ['id-1']],
    [
      'begun, and found in place by the next run that looks',
      [intent(create), intent(create, 'b'), ended(create, applied, 'b')],
      ['id-1'],
    ],
    [
      'made again after it was taken away',
      [
        ...[intent(create), ended(create, applied), intent(take, 'b'), ended(take, applied, 'b')],
        ...[intent(create, 'c'), ended(create, { kind: 'applied', outputs: { objectId: 'id-2' } }, 'c')],
      ],
      ['id-2'],
    ],
  ] as const)('%s', (_name, entries, expected) => {
    expect(mailboxesOf(...entries)).toEqual(expected);
  });

  it('remembers what was taken away, so that it can be named again', () => {
    const entries = [intent(create), ended(create, applied), intent(take, 'b'), ended(take, applied, 'b')];
    expect(madeBy(entries).gone).toContain(address);
    expect(madeBy(entries.slice(0, 2)).gone).toEqual([]);
  });
});

describe('what a journal tells of licences and service principals', () => {
  const licence = { stepId: 'licence:u', kind: 'licence.assign' };
  const back = { stepId: 'remove-licence:u', kind: 'licence.remove' };
  const principal = { stepId: 'service-principal', kind: 'servicePrincipal.ensure' };

  it('a licence that was assigned, until it is taken back', () => {
    const made = [intent(licence), ended(licence, { kind: 'applied', outputs: {} })];
    expect(madeBy(made).licences).toEqual([{ userId: 'u', skuId: 's' }]);
    expect(madeBy([...made, intent(back, 'b'), ended(back, applied, 'b')]).licences).toEqual([]);
    const there = [intent(licence), ended(licence, { kind: 'already-in-place', outputs: {} })];
    expect(madeBy(there).licences).toEqual([]);
  });

  it('a service principal that was made, and none that was there', () => {
    const outputs = { servicePrincipalId: 'sp' };
    expect(madeBy([intent(principal), ended(principal, { kind: 'applied', outputs })]).principals).toEqual([
      'sp',
    ]);
    const there = [intent(principal), ended(principal, { kind: 'already-in-place', outputs })];
    expect(madeBy(there).principals).toEqual([]);
  });
});
