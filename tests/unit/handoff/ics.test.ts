import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { calendar, foldLine } from '../../../electron/handoff/ics';
import { renewalCalendar } from '../../../electron/handoff/reminders';
import { sampleInput } from './sample';

const unfold = (text: string): string => text.replace(/\r\n /gu, '');
const starts = (text: string): string[] =>
  [...text.matchAll(/DTSTART;VALUE=DATE:(\d+)/gu)].map((match) => match[1] ?? '');

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
});
