import { posix, win32 } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../electron/contract/errors';
import { browserPlaces } from '../../../../electron/hosts/terminal/find-browser';
import { pagePrinter } from '../../../../electron/services/print-pages';

describe('where a browser that prints may be', () => {
  it.each([
    ['linux', {}, '/usr/bin/chromium', posix],
    [
      'darwin',
      { HOME: '/Users/a' },
      '/Users/a/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      posix,
    ],
    ['win32', { ProgramFiles: 'C:\\P' }, 'C:\\P\\Microsoft\\Edge\\Application\\msedge.exe', win32],
  ] as const)('is told by absolute paths on %s, whatever PATH says', (platform, env, known, path) => {
    const places = browserPlaces({ platform, env: { ...env, PATH: '/evil' } });
    expect(places).toContain(known);
    for (const place of places) {
      expect(path.isAbsolute(place)).toBe(true);
      expect(place).not.toMatch(/evil|snap/u);
    }
  });

  it('leaves out what a Windows environment does not name', () => {
    expect(browserPlaces({ platform: 'win32', env: { ProgramFiles: 'relative' } })).toEqual([]);
  });
});

describe('printing beside a page', () => {
  it('says once that there is no PDF, and why, and goes on', async () => {
    const said: string[] = [];
    const print = pagePrinter(null, (text) => said.push(text));
    expect(await print('a')).toBeNull();
    expect(await print('b')).toBeNull();
    expect(said).toEqual([expect.stringMatching(/^No PDF: no Chromium, Chrome or Edge is installed/u)]);
  });

  it('goes on where a browser broke off', async () => {
    const said: string[] = [];
    const failing = async (): Promise<Uint8Array> => {
      throw new AppError({ code: 'unsupported', message: 'It broke off.', next: 'Print it yourself.' });
    };
    expect(await pagePrinter(failing, (text) => said.push(text))('a')).toBeNull();
    expect(said).toEqual(['No PDF: It broke off. Print it yourself.']);
  });
});
