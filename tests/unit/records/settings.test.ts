import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createSettings } from '../../../electron/records/settings';
import { ManualClock } from '../../support/manual-clock';
import { useTempFolder } from './temp';

const folder = useTempFolder();
const open = () => createSettings(folder(), new ManualClock());
const file = () => join(folder(), 'settings.json');

describe('settings', () => {
  it('begin with defaults and keep what was chosen', () => {
    expect(open().get()).toMatchObject({
      cloud: 'global',
      clientId: null,
      deviceCode: false,
      theme: 'system',
    });
    expect(open().update({ theme: 'dark' })).toMatchObject({ theme: 'dark', cloud: 'global' });
    expect(open().get().theme).toBe('dark');
    if (process.platform !== 'win32') expect(statSync(file()).mode & 0o777).toBe(0o600);
  });

  it('refuse a wrong value and stay as they were', () => {
    const settings = open();
    expect(() => settings.update({ clientId: 'not-a-guid' })).toThrow(/clientId/u);
    expect(() => settings.update({ cloud: 'abc8Q~0123456789012345678901234567890abc' })).toThrow(/secret/u);
    expect(settings.get().clientId).toBeNull();
    expect(existsSync(file()) ? readFileSync(file(), 'utf8') : '').not.toContain('8Q~');
  });

  it('take a dot in a name for a dot', () => {
    writeFileSync(file(), JSON.stringify({ format: 1, 'a.b': 1 }));
    open().update({ deviceCode: true });
    expect(JSON.parse(readFileSync(file(), 'utf8'))).toMatchObject({ 'a.b': 1, deviceCode: true });
  });

  it.each(['{"format":1,', '{"theme":"purple"}'])('set a damaged file aside and say so: %s', (text) => {
    writeFileSync(file(), text);
    const settings = open();
    expect(settings.get().theme).toBe('system');
    expect(settings.notice?.message).toContain('settings.json.damaged-2026-11-20T10-00-00-000Z');
    const aside = readdirSync(folder()).find((name) => name.includes('damaged')) ?? '';
    expect(readFileSync(join(folder(), aside), 'utf8')).toBe(text);
    expect(open().notice).toBeNull();
  });

  it('leave a newer file alone', () => {
    writeFileSync(file(), '{"format":2}');
    expect(open).toThrow(/newer version/u);
    expect(readFileSync(file(), 'utf8')).toBe('{"format":2}');
  });
});
