import { describe, expect, it } from 'vitest';
import { awayText, countText, durationText, expiryText, listText } from '../../../renderer/text/format';

const now = Date.parse('2026-11-21T12:00:00Z');

describe('texts of numbers and times', () => {
  it('counts with the right word', () => {
    expect(countText(1, 'mailbox', 'mailboxes')).toBe('1 mailbox');
    expect(countText(0, 'mailbox', 'mailboxes')).toBe('0 mailboxes');
  });

  it.each([
    [0, '0 s'],
    [59_400, '59 s'],
    [60_000, '1 min'],
    [80_000, '1 min 20 s'],
    [7_500_000, '2 h 5 min'],
    [-5, '0 s'],
  ])('tells %d ms as %s', (milliseconds, text) => {
    expect(durationText(milliseconds)).toBe(text);
  });

  it.each([
    ['2026-11-21T15:30:00Z', 'in 3 hours'],
    ['2026-11-19T11:00:00Z', '2 days ago'],
    ['2026-11-21T12:00:20Z', 'now'],
  ])('tells %s as %s', (time, text) => {
    expect(awayText(time, now)).toBe(text);
  });

  it.each([
    [20, 'expires in 20 days'],
    [1, 'expires in 1 day'],
    [0, 'expires today'],
    [-3, 'expired 3 days ago'],
  ])('tells %d days left as %s', (days, text) => {
    expect(expiryText(days)).toBe(text);
  });

  it('joins names', () => {
    expect(listText(['a', 'b', 'c'])).toBe('a, b, and c');
  });
});
