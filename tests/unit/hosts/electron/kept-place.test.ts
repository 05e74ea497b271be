import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keptPlace } from '../../../../electron/hosts/electron/kept-place';
import { systemClock } from '../../../../electron/hosts/terminal/system-clock';
import { createSettings } from '../../../../electron/records/settings';

let folder = '';
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'sendwright-place-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const place = { x: -40, y: 60, width: 1000, height: 700, maximized: false };

it('is what the settings keep', () => {
  createSettings(folder, systemClock).update({ window: place });
  expect(keptPlace(folder)).toEqual(place);
});

it.each([
  ['no file', null],
  ['no JSON', '{'],
  ['no object', '3'],
  ['no place', '{"format":1}'],
  ['a place without a side', JSON.stringify({ window: { ...place, width: undefined } })],
  ['a side that is no number', JSON.stringify({ window: { ...place, x: '1' } })],
  ['a side that is no whole number', JSON.stringify({ window: { ...place, x: 1e300 } })],
])('is none where there is %s', (_what, text) => {
  if (text !== null) writeFileSync(join(folder, 'settings.json'), text);
  expect(keptPlace(folder)).toBeNull();
});
