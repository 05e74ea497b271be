import fc from 'fast-check';
import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import { describe, expect, it } from 'vitest';
import { calendar, foldLine } from '../../../electron/handoff/ics';
import { renewalCalendar } from '../../../electron/handoff/reminders';
import { sampleInput } from './sample';

const unfold = (text: string): string => text.replace(/\r\n /gu, '');
const starts = (text: string): string[] =>
  [...text.matchAll(/DTSTART;VALUE=DATE:(\d+)/gu)].map((match) => match[1] ?? '');

/** An all-day date as node-ical gives it: midnight here. */
const localDay = (date: Date | undefined): string =>
  date === undefined
    ? 'none'
    : [date.getFullYear(), date.getMonth() + 1, date.getDate()]
        .map((part) => `${part}`.padStart(2, '0'))
        .join('-');

const ownCertificate = { kind: 'certificate', keyId: 'k-9', expires: '2027-11-15T23:59:59Z' } as const;
const odd = sampleInput({ application: 'Ostendo; Continuum, "the" — ' + 'long '.repeat(30) });
const own = sampleInput({ credential: null, ownCertificate });
const vendors = [
  ['a name with everything in it', odd, odd.credential!],
  ["the vendor's own certificate", own, ownCertificate],
] as const;

describe('calendar files', () => {
  it('folds after 75 octets, never inside a character, and loses nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const line = `SUMMARY:${text.replace(/[\r\n]/gu, '')}`;
        const folded = foldLine(line);
        for (const part of folded.split('\r\n')) {
          expect(Buffer.byteLength(part)).toBeLessThanOrEqual(75);
          expect(Buffer.from(part).toString()).toBe(part);
        }
        expect(unfold(folded)).toBe(line);
      }),
    );
  });

  it('escapes text and ends every line with CRLF', () => {
    const text = calendar(
      [{ uid: 'a@b', day: '2026-12-31', summary: 'One, two; three\\', description: 'first\nsecond' }],
      new Date('2026-11-21T09:30:15Z'),
    );
    expect(text).toContain('SUMMARY:One\\, two\\; three\\\\\r\n');
    expect(text).toContain('DESCRIPTION:first\\nsecond\r\n');
    expect(text).toContain('DTSTAMP:20261121T093015Z\r\n');
    expect(text).toContain('DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n');
    expect(text.replace(/\r\n/gu, '')).not.toMatch(/[\r\n]/u);
  });

  it('reminds 60, 30, 14 and 7 days before the credential ends, and on the day', () => {
    const input = sampleInput();
    const text = renewalCalendar(input, input.credential!);
    expect(starts(text)).toEqual(['20270321', '20270420', '20270506', '20270513', '20270520']);
    expect(unfold(text)).toContain('API Credentials');
  });

  it('leaves out reminders that are already past', () => {
    const input = sampleInput({ madeAt: new Date('2027-05-01T00:00:00Z') });
    expect(starts(renewalCalendar(input, input.credential!))).toEqual(['20270506', '20270513', '20270520']);
  });

  it('is read by a calendar library that is not ours: each reminder with its day and its alarm', () => {
    const input = sampleInput({ application: 'Ostendo; Continuum, "the" — ' + 'long '.repeat(30) });
    const read = ICAL.Component.fromString(renewalCalendar(input, input.credential!));
    const events = read.getAllSubcomponents('vevent').map((part) => new ICAL.Event(part));
    expect(events.map((event) => event.startDate.toString())).toEqual([
      '2027-03-21',
      '2027-04-20',
      '2027-05-06',
      '2027-05-13',
      '2027-05-20',
    ]);
    expect(new Set(events.map((event) => event.uid)).size).toBe(5);
    for (const event of events) {
      expect(event.summary).toContain(input.application.trim());
      expect(
        event.component.getFirstSubcomponent('valarm')?.getFirstPropertyValue('trigger')?.toString(),
      ).toBe('PT9H');
    }
  });

  it.each(vendors)('says the same to two libraries, for %s', (_what, input, facts) => {
    const text = renewalCalendar(input, facts);
    const first = ICAL.Component.fromString(text)
      .getAllSubcomponents('vevent')
      .map((part) => {
        const event = new ICAL.Event(part);
        const alarm = part.getFirstSubcomponent('valarm');
        return {
          uid: event.uid,
          day: event.startDate.toString(),
          end: event.endDate.toString(),
          summary: event.summary,
          description: event.description,
          alarm: [alarm?.getFirstPropertyValue('action'), String(alarm?.getFirstPropertyValue('trigger'))],
        };
      });
    const second = Object.values(nodeIcal.sync.parseICS(text)).flatMap((event) => {
      if (event?.type !== 'VEVENT') return [];
      const [alarm] = event.alarms ?? [];
      return [
        {
          uid: event.uid,
          day: localDay(event.start),
          end: localDay(event.end),
          summary: event.summary,
          description: event.description,
          alarm: [alarm?.action, alarm?.trigger],
        },
      ];
    });
    expect(second).toEqual(first);
    expect(first).toHaveLength(5);
    expect(first.at(-1)?.day).toBe(facts.expires.slice(0, 10));
  });
});
