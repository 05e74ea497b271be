import { describe, expect, it } from 'vitest';
import type { StatusDocument } from '../../../electron/contract/documents';
import type { UnattendedRecord } from '../../../electron/ports/unattended';
import { statusText } from '../../../electron/cli/commands/status';
import { styleOf } from '../../../electron/cli/style';
import { upkeepCalendar } from '../../../electron/handoff/upkeep-calendar';
import { readerStatus } from '../../../electron/upkeep/reader';

const now = new Date('2026-11-22T10:00:00Z');
const record = (days: number, change: Partial<UnattendedRecord> = {}): UnattendedRecord => ({
  ...{ format: 1, cloud: 'global', tenantId: '5f2c0a1e-9d3b-4c7a-8e21-0b6d4f1a2c3e', tenantName: 'Contoso' },
  ...{ organization: 'contoso.onmicrosoft.com', clientId: '0b6d4f1a-9d3b-4c7a-8e21-5f2c0a1e2c3e' },
  ...{ objectId: '4c7a0b6d-9d3b-4f1a-8e21-5f2c0a1e2c3e', name: 'Sendwright Review', keyId: 'k' },
  ...{ thumbprint: 'A'.repeat(40), expires: new Date(now.getTime() + days * 86_400_000).toISOString() },
  ...change,
});

describe('the reading application in the status', () => {
  it.for([
    { days: 31, due: 'none', because: [] },
    { days: 30, due: 'soon', because: ['the certificate ends in 30 days'] },
    { days: 7, due: 'now', because: ['the certificate ends in 7 days'] },
    { days: -1, due: 'now', because: ['the certificate has ended: no job can sign in'] },
  ])('$days days before its certificate ends: $due', ({ days, due, because }) => {
    expect(readerStatus(record(days), now)).toMatchObject({ due, because, daysLeft: days });
  });

  it('is due where a renewal was cut off, or it could not read yet', () => {
    const cut = readerStatus(record(200, { renewing: 'k' }), now);
    expect(cut).toMatchObject({
      due: 'soon',
      next: expect.stringContaining('sendwright unattended') as string,
    });
    const tried = { at: now.toISOString(), works: false };
    expect(readerStatus(record(200, { tried }), now)).toMatchObject({ due: 'soon' });
  });

  it.for([
    { days: 31, due: 'none' },
    { days: 30, due: 'soon' },
    { days: 7, due: 'now' },
    { days: -1, due: 'now' },
  ])('is due $days days before the older certificate of the jobs ends: $due', ({ days, due }) => {
    const handedOut = ['old'];
    const handedOutEnds = { old: record(days).expires };
    const shown = readerStatus(record(300, { handedOut, handedOutEnds }), now);
    expect(shown).toMatchObject({ due });
    if (due !== 'none') expect(shown.next).toContain('--out FILE --new-passphrase-file FILE');
    const given = record(300, { handedOut: ['old', 'k'], handedOutEnds });
    expect(readerStatus(given, now)).toMatchObject({ due: 'none', next: 'nothing' });
  });

  it('has a line of its own, and days in the calendar', () => {
    const unattended = [readerStatus(record(20), now)];
    const document: StatusDocument = { format: 1, command: 'status', setups: [], unattended };
    const text = statusText(document, styleOf(false));
    expect(text).toContain('Sendwright Review  Contoso: the certificate ends in 20 days');
    expect(text).not.toContain('No setup yet');
    const days = upkeepCalendar(document, now).match(/SUMMARY:Renew the certificate/gu);
    expect(days).toHaveLength(1);
  });
});
