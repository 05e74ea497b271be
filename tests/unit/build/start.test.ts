import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { earlyEnd, obstacles, obstacleText } from '../../../build/start/obstacles.mjs';

const desktop = { platform: 'linux', user: 1000, environment: { DISPLAY: ':0' }, electron: null } as const;

describe('npm start', () => {
  it('has nothing to say where a window can be shown', () => {
    expect(obstacles(desktop)).toEqual([]);
    expect(obstacles({ ...desktop, environment: { WAYLAND_DISPLAY: 'wayland-0' } })).toEqual([]);
    expect(obstacles({ ...desktop, platform: 'darwin', environment: {} })).toEqual([]);
    expect(obstacles({ ...desktop, platform: 'win32', user: undefined, environment: {} })).toEqual([]);
  });

  it('names every obstacle at once, and what works instead', () => {
    const found = obstacles({
      ...desktop,
      user: 0,
      environment: {},
      electron: 'Electron could not be downloaded: x',
    });
    expect(found).toHaveLength(3);
    const text = obstacleText(found);
    for (const part of ['could not be downloaded: x', 'npx install-electron', 'You are root', 'no display']) {
      expect(text).toContain(part);
    }
    expect(text).toContain('npm run dev:browser');
    expect(text).not.toContain('--no-sandbox');
  });

  it.each([
    ['electron: error while loading shared libraries: libnss3.so: cannot open', 127, null, 'libnss3.so'],
    ['FATAL:setuid_sandbox_host.cc The SUID sandbox helper binary was found', null, 'SIGTRAP', 'its sandbox'],
    ['Missing X server or $DISPLAY', 1, null, 'display'],
  ])('explains an end right at the start: %s', (said, code, signal, reason) => {
    expect(earlyEnd({ said, code, signal })?.reason).toContain(reason);
  });

  it('does not explain an end that was wanted, or one it does not know', () => {
    expect(earlyEnd({ said: 'dri3 extension not supported', code: 1, signal: null })).toBeNull();
  });

  it.skipIf(process.platform !== 'linux')(
    'says so without fetching anything where there is no display',
    () => {
      const env = { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '' };
      const started = spawnSync(
        process.execPath,
        [resolve(import.meta.dirname, '../../../build/start.mjs')],
        {
          ...{ env, encoding: 'utf8', timeout: 10_000 },
        },
      );
      expect(started.status).toBe(3);
      expect(started.stderr).toContain('There is no display');
      expect(started.stderr).not.toContain('prepare:');
    },
  );
});
