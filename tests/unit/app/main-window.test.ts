import { EventEmitter } from 'node:events';
import type { BrowserWindow } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { MainWindow } from '../../../electron/app/main-window';
import { createLogger } from '../../../electron/log/logger';

/** A window whose page fails as often as it is told to; what was done to it, in order. */
function failing(asked: { readonly reload: boolean; readonly mayClose: boolean }) {
  const done: string[] = [];
  const contents = new EventEmitter();
  const window = Object.assign(new EventEmitter(), {
    webContents: contents,
    loadURL: async () => void done.push('load'),
    isDestroyed: () => false,
    destroy: () => void done.push('destroy'),
  });
  const now = (): Date => new Date('2026-11-21T12:00:00Z');
  const main = new MainWindow({
    ...{ preload: '/preload.cjs', session: {} as never, hasDevTools: false, page: 'app://bundle/' },
    logger: createLogger({ level: 'error', sinks: [], now }),
    ...{ now, create: () => window as unknown as BrowserWindow, displays: () => [] },
    ...{ background: () => '#fff', readPlace: () => null, keepPlace: () => undefined },
    mayClose: () => {
      done.push('may it close?');
      return asked.mayClose;
    },
    onShown: () => undefined,
    askToReload: async () => asked.reload,
  });
  main.show();
  const fail = (): void => void contents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
  /** Until the person is asked, and what was done after that. */
  const failUntilAsked = async (): Promise<readonly string[]> => {
    for (let times = 0; times < 4; times += 1) fail();
    await vi.waitFor(() => expect(done.length).toBeGreaterThan(4));
    return done.slice(4);
  };
  return { done, fail, failUntilAsked };
}

describe('a window whose page fails', () => {
  it('loads it again by itself', () => {
    const { done, fail } = failing({ reload: false, mayClose: true });
    fail();
    expect(done).toEqual(['load', 'load']);
  });

  it('loads it again and again where the person wants it', async () => {
    const { failUntilAsked } = failing({ reload: true, mayClose: true });
    expect(await failUntilAsked()).toEqual(['load']);
  });

  it('closes where the person wants that and nothing runs', async () => {
    const { failUntilAsked } = failing({ reload: false, mayClose: true });
    expect(await failUntilAsked()).toEqual(['may it close?', 'destroy']);
  });

  it('stays where something runs: without it, nobody could stop that', async () => {
    const { failUntilAsked } = failing({ reload: false, mayClose: false });
    expect(await failUntilAsked()).toEqual(['may it close?', 'load']);
  });
});
