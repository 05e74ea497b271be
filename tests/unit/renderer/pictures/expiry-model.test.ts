import { describe, expect, it } from 'vitest';
import { expiryPicture } from '../../../../renderer/components/pictures/expiry-model';

const now = Date.parse('2026-11-21T10:00:00Z');
const line = (ends: string, id = ends) => ({ id, name: id, kind: 'secret', ends });

describe('the expiry timeline', () => {
  it('is not drawn without a credential', () => {
    expect(expiryPicture([], now)).toBeNull();
  });

  it('puts reminders 60, 30, 14 and 7 days before the end, in order, within the picture', () => {
    const row = expiryPicture([line('2027-05-20T00:00:00Z')], now)?.rows[0];
    expect(row?.reminders.map(({ time, isPast }) => [time.slice(0, 10), isPast])).toEqual([
      ['2027-03-21', false],
      ['2027-04-20', false],
      ['2027-05-06', false],
      ['2027-05-13', false],
    ]);
    const places = [row?.from ?? 0, ...(row?.reminders.map(({ at }) => at) ?? []), row?.to ?? 0];
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(Math.min(...places)).toBeGreaterThan(0);
    expect(Math.max(...places)).toBeLessThan(100);
  });

  it.each([
    ['2027-05-20T00:00:00Z', 'fine', 180],
    ['2027-01-10T00:00:00Z', 'soon', 50],
    ['2026-11-30T00:00:00Z', 'urgent', 9],
    ['2026-11-01T00:00:00Z', 'over', -20],
  ])('knows how near the end is: %s', (ends, state, daysLeft) => {
    expect(expiryPicture([line(ends)], now)?.rows[0]).toMatchObject({ state, daysLeft });
  });

  it('shows several on one axis, the first to end first, and reminders that are past as past', () => {
    const picture = expiryPicture(
      [line('2027-10-01T00:00:00Z', 'b'), line('2026-12-05T00:00:00Z', 'a')],
      now,
    );
    expect(picture?.rows.map((row) => row.line.id)).toEqual(['a', 'b']);
    expect(picture?.rows[0]?.reminders.map(({ days, isPast }) => [days, isPast])).toEqual([
      [14, false],
      [7, false],
    ]);
    expect(picture?.ticks.length).toBeGreaterThan(2);
    expect(picture?.ticks.length).toBeLessThanOrEqual(8);
  });
});
