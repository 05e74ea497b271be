import { EventEmitter } from 'node:events';
import type { ForkOptions } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { forkUtility } from '../../../../electron/hosts/electron/fork-utility';

function forked(environment: NodeJS.ProcessEnv = {}) {
  const child = Object.assign(new EventEmitter(), { pid: undefined, kill: vi.fn(), postMessage: vi.fn() });
  const fork = vi.fn((_script: string, _args: readonly string[], _options: ForkOptions) => child);
  const helper = forkUtility({ fork: fork as never }, '/app/keychain-helper.cjs', environment)();
  return { child, fork, helper };
}

describe('a utility process', () => {
  it('gets what its library needs of the environment, and no arguments', () => {
    const { fork } = forked({
      HOME: '/home/a',
      NODE_OPTIONS: '--inspect',
      ELECTRON_RUN_AS_NODE: '1',
      SECRET: 's',
    });
    const [script, args, options] = fork.mock.calls[0] ?? [];
    expect([script, args]).toEqual(['/app/keychain-helper.cjs', []]);
    expect(options).toMatchObject({ env: { HOME: '/home/a', LC_ALL: 'C' }, execArgv: [], stdio: 'ignore' });
    expect(Object.keys(options?.env ?? {})).toEqual(['HOME', 'LC_ALL']);
  });

  it('speaks messages, and its end is told once', () => {
    const { child, helper } = forked();
    const [onMessage, onExit] = [vi.fn(), vi.fn()];
    helper.onMessage(onMessage);
    helper.onExit(onExit);
    helper.send({ id: 1 });
    child.emit('message', { ready: true });
    child.emit('exit', 11);
    child.emit('exit', 11);
    expect(child.postMessage).toHaveBeenCalledExactlyOnceWith({ id: 1 });
    expect(onMessage).toHaveBeenCalledExactlyOnceWith({ ready: true });
    expect(onExit).toHaveBeenCalledExactlyOnceWith('exit code 11');
  });

  it('that has not started yet is ended all the same', () => {
    const { child, helper } = forked();
    helper.kill();
    expect(child.kill).toHaveBeenCalledOnce();
  });
});
