import { describe, expect, it } from 'vitest';
import { asBuiltPage } from '../../../../electron/handoff/as-built/page';
import type { SetupRecord } from '../../../../electron/ports/records';
import type { Rotation } from '../../../../electron/ports/rotation';
import { rotationShown } from '../../../../electron/upkeep/rotation/shown';
import { sampleBuilt, sampleRecord, shown } from './sample';

const madeAt = new Date('2027-05-01T08:00:00Z');
const base = sampleRecord();
const oldId = base.credential?.keyId ?? '';
const newId = '6b6b6b6b-0000-4000-8000-00000000000c';
const secret = { kind: 'secret', months: 6 } as const;
const begun: Rotation = {
  ...{ startedAt: '2027-04-20T09:00:00.000Z', startedBy: 'admin@contoso.example', wanted: secret },
  ...{ before: secret, handedBefore: { at: '2026-11-21T09:30:00.000Z', keyId: oldId } },
  old: [{ kind: 'secret', keyId: oldId, name: 'sendwright one', expires: '2027-05-20T10:00:00Z' }],
  new: {
    ...{ kind: 'secret', keyId: newId, name: 'sendwright two', expires: '2027-10-17T10:00:00Z' },
    madeAt: '2027-04-20T09:01:00.000Z',
  },
};
const handed = { handedOver: { at: '2027-04-21T10:00:00.000Z', keyId: newId } };

function pageOf(changes: Partial<SetupRecord>): string {
  const record = sampleRecord(changes);
  const rotation = rotationShown(record, null, madeAt);
  const roles = { applications: 'an Application Administrator', grants: 'B', exchange: 'C', licences: 'D' };
  return shown(asBuiltPage(sampleBuilt({ record, rotation, roles, madeAt })));
}

describe('as built, while the credential is renewed', () => {
  it('tells the old and the new, what the vendor was told, the day, and who may end it', () => {
    const page = pageOf({ rotation: begun, ...handed });
    for (const text of [
      'Begun at 2027-04-20 09:00 UTC by admin@contoso.example',
      `Old client secret "sendwright one", ends on 2027-05-20, key ID ${oldId}`,
      `New client secret "sendwright two", ends on 2027-10-17, key ID ${newId}`,
      'At 2026-11-21 09:30 UTC it was handed the old one.',
      'At 2027-04-21 10:00 UTC it was handed the new one, to be entered by 2027-05-20.',
      '2027-05-20 10:00 UTC, when the old one ends',
      'Only hope It was handed over at 2027-04-21',
      'Waits for the vendor',
      'an Application Administrator, or an owner of the application; but only once the new one was seen',
      'is being renewed, see below',
      'with the vendor, who got it in the sealed part',
    ]) {
      expect(page).toContain(text);
    }
    expect(page).not.toContain('Begin a month before');
  });

  it('does not call a receipt for the new one one for an older one', () => {
    const takenOver = {
      ...{ by: 'Jane Doe', at: '2027-04-22T08:00:00.000Z', bundle: 'a'.repeat(64), keyId: newId },
      ...{ notedAt: '2027-04-22T09:00:00.000Z', test: 'works' as const, confirmed: true },
    };
    const witness = {
      kind: 'receipt' as const,
      at: takenOver.at,
      by: 'Jane Doe',
      notedAt: takenOver.notedAt,
    };
    const page = pageOf({ rotation: { ...begun, witness }, ...handed, takenOver });
    expect(page).toContain('for the new credential of the renewal under way');
    expect(page).not.toContain('for an older credential');
    expect(page).toContain('Seen The receipt of Jane Doe');
    expect(page).toContain('so the old one may be removed');
  });

  it('says what is not there yet, a day that was set, and whose word an abort has', () => {
    const early = pageOf({ rotation: { ...begun, new: null, by: '2027-05-10' } });
    expect(early).toContain('New not made yet');
    expect(early).toContain('It was not handed the new one, which is not there.');
    expect(early).toContain('2027-05-10 23:59 UTC, as was set');
    const aborting = { at: '2027-04-25T08:00:00.000Z', by: 'Sam Reyes' };
    expect(pageOf({ rotation: { ...begun, aborting }, ...handed })).toContain(
      'Sam Reyes told it to stay with the old one',
    );
  });

  it('is silent where it has ended', () => {
    const end = { how: 'done', at: '2027-04-30T08:00:00.000Z', by: 'admin@contoso.example' } as const;
    const page = pageOf({ rotation: { ...begun, end }, ...handed });
    expect(page).not.toContain('under way');
    expect(page).toContain('Begin a month before');
  });
});
