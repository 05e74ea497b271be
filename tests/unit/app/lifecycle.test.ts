import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { startApp, type StartParts, type StartSteps } from '../../../electron/app/lifecycle';
import { ownScheme } from '../../../electron/app/protocol';

interface Options {
  readonly alone?: boolean;
  readonly desk?: () => Promise<void>;
  readonly platform?: NodeJS.Platform;
  readonly mayQuit?: boolean;
}

function start(options: Options = {}) {
  const done: string[] = [];
  const note = (name: string) => () => void done.push(name);
  const app = Object.assign(new EventEmitter(), {
    requestSingleInstanceLock: () => {
      done.push('lock');
      return options.alone ?? true;
    },
    enableSandbox: note('sandbox'),
    disableHardwareAcceleration: note('no graphics card'),
    whenReady: async () => void done.push('ready'),
    quit: note('quit'),
    exit: (code: number) => void done.push(`exit ${code}`),
  });
  const steps: StartSteps = {
    prepareSessions: note('sessions'),
    guardContents: note('guard'),
    openDesk: async () => {
      done.push('desk');
      await options.desk?.();
    },
    routeChannels: note('router'),
    showWindow: note('window'),
    secondStart: note('second'),
    mayQuit: () => options.mayQuit ?? true,
    closeDesk: async () => void done.push('close'),
    failed: (error) => void done.push(String(error)),
  };
  const parts = {
    app,
    protocol: { registerSchemesAsPrivileged: note('scheme') },
    scheme: ownScheme,
    platform: options.platform ?? 'linux',
  } as unknown as StartParts;
  return { app, done, started: startApp(parts, steps) };
}

describe('a start', () => {
  it('goes in the one safe order: no window before guards and router', async () => {
    const { done, started } = start();
    await started;
    expect(done).toEqual([
      ...['lock', 'sandbox', 'no graphics card', 'scheme'],
      ...['ready', 'sessions', 'router', 'window', 'desk'],
    ]);
  });

  it('ends at once where the app runs already, and brings that one to the front', async () => {
    const second = start({ alone: false });
    await second.started;
    expect(second.done).toEqual(['lock', 'quit']);
    const first = start();
    await first.started;
    first.app.emit('second-instance');
    expect(first.done.at(-1)).toBe('second');
  });

  it('guards whatever shows pages', async () => {
    const { app, done, started } = start();
    app.emit('web-contents-created', {}, {});
    expect(done.at(-1)).toBe('guard');
    await started;
  });

  it('that fails is said, and ends the app', async () => {
    const { done, started } = start({ desk: async () => Promise.reject(new Error('no desk')) });
    await started;
    expect(done.slice(-2)).toEqual(['Error: no desk', 'exit 1']);
  });

  it('ends when the desk has closed, once', async () => {
    const { app, done, started } = start();
    await started;
    const event = { preventDefault: vi.fn() };
    app.emit('will-quit', event);
    app.emit('will-quit', event);
    await vi.waitFor(() => expect(done.slice(-2)).toEqual(['close', 'quit']));
    expect(event.preventDefault).toHaveBeenCalledTimes(2);
    app.emit('will-quit', event);
    expect(event.preventDefault).toHaveBeenCalledTimes(2);
  });

  it.each([
    [true, 0],
    [false, 1],
  ])('quits only where it may: %s', async (mayQuit, times) => {
    const { app, started } = start({ mayQuit });
    await started;
    const event = { preventDefault: vi.fn() };
    app.emit('before-quit', event);
    expect(event.preventDefault).toHaveBeenCalledTimes(times);
  });

  it.each([
    ['linux', 'quit'],
    ['darwin', 'desk'],
  ] as const)('goes on without a window on a Mac alone: %s', async (platform, last) => {
    const { app, done, started } = start({ platform });
    await started;
    app.emit('window-all-closed');
    expect(done.at(-1)).toBe(last);
  });
});
