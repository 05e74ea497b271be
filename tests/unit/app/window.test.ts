import type { Session } from 'electron';
import { describe, expect, it } from 'vitest';
import { crashLimit } from '../../../electron/app/crash-limit';
import { webPreferences, windowOptions } from '../../../electron/app/window-options';
import { placeWindow } from '../../../electron/app/window-place';

const session = {} as unknown as Session;

describe('the window', () => {
  it('gives a page nothing, in every setting by name', () => {
    expect(webPreferences({ preload: '/p.cjs', session, hasDevTools: false })).toEqual({
      ...{ preload: '/p.cjs', session },
      ...{ contextIsolation: true, sandbox: true, webSecurity: true },
      ...{ nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false },
      ...{ webviewTag: false, allowRunningInsecureContent: false, experimentalFeatures: false },
      ...{ navigateOnDragDrop: false, spellcheck: false, devTools: false },
    });
  });

  it('has developer tools only where the app is not packaged, and is shown when it has something to show', () => {
    const options = windowOptions({ preload: '/p.cjs', session, hasDevTools: true });
    expect(options.webPreferences?.devTools).toBe(true);
    expect(options.show).toBe(false);
  });
});

describe('the place of the window', () => {
  const screen = { x: 0, y: 0, width: 1920, height: 1040 };
  const kept = { x: 100, y: 50, width: 1300, height: 900, maximized: false };

  it('is where it was', () =>
    expect(placeWindow(kept, [screen])).toMatchObject({ x: 100, y: 50, width: 1300 }));

  it.each([
    ['never anywhere', null],
    ['on a screen that is gone', { ...kept, x: 2500 }],
    ['above every screen', { ...kept, y: -400 }],
    ['below, with its title out of reach', { ...kept, y: 1030 }],
    ['almost all to the left', { ...kept, x: -1250 }],
  ])('is the usual one if it was %s', (_name, place) => {
    expect(placeWindow(place, [screen])).toEqual({ width: 1180, height: 820 });
  });

  it('is cut down to a smaller screen, but never too small to use', () => {
    expect(placeWindow({ ...kept, width: 4000, height: 10 }, [screen])).toMatchObject({
      width: 1920,
      height: 560,
    });
  });
});

describe('a page that fails', () => {
  it('is loaded again three times within a minute, not more', () => {
    let ms = 0;
    const mayReload = crashLimit(() => new Date(ms));
    expect([mayReload(), mayReload(), mayReload(), mayReload()]).toEqual([true, true, true, false]);
    ms = 61_000;
    expect(mayReload()).toBe(true);
  });
});
