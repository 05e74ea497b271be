import { describe, expect, it } from 'vitest';
import { defaultDataFolder } from '../../../electron/records/data-folder';

describe('defaultDataFolder', () => {
  it.each<[NodeJS.Platform, Record<string, string>, string, string]>([
    ['linux', {}, '/home/a', '/home/a/.local/share/sendwright'],
    ['linux', { XDG_DATA_HOME: '/data' }, '/home/a', '/data/sendwright'],
    ['linux', { XDG_DATA_HOME: 'relative' }, '/home/a', '/home/a/.local/share/sendwright'],
    ['darwin', { XDG_DATA_HOME: '/data' }, '/Users/a', '/Users/a/Library/Application Support/Sendwright'],
    ['win32', { LOCALAPPDATA: 'D:\\Local' }, 'C:\\Users\\a', 'D:\\Local\\Sendwright'],
    ['win32', {}, 'C:\\Users\\a', 'C:\\Users\\a\\AppData\\Local\\Sendwright'],
  ])('on %s with %o', (platform, env, home, folder) => {
    expect(defaultDataFolder(env, platform, home)).toBe(folder);
  });
});
