import { spawn, type ChildProcess } from 'node:child_process';
import { win32 } from 'node:path';
import { systemRoot } from '../../exchange/powershell/candidates';
import type { ChildEnd, ChildStart, StartChild } from '../../ports/child-process';

/** Children that run: they end with this process, whatever it ends of. */
const running = new Set<ChildProcess>();
let endsWithProcess = false;

/**
 * Starts programs as children of this process: no shell, no window, no inherited environment. On Unix each leads a
 * group of its own, so that a kill reaches all it started; on Windows taskkill does that.
 */
export const spawnChild: StartChild = (start) => {
  const child = spawn(start.command, [...start.args], {
    env: { ...start.env },
    cwd: start.folder,
    shell: false,
    windowsHide: true,
    detached: process.platform !== 'win32',
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  keepTrack(child);
  // What it no longer reads is dropped; its end tells more.
  child.stdin.on('error', () => undefined);
  const { stdout, stderr } = child;
  return {
    write: (text) => {
      if (child.stdin.writable) child.stdin.write(text);
    },
    endInput: () => child.stdin.end(),
    onOutput: (listener) => stdout.on('data', listener),
    onErrorOutput: (listener) => stderr.on('data', listener),
    onEnd: (listener) => listenForEnd(child, listener),
    kill: () => killTree(child, start),
  };
};

function keepTrack(child: ChildProcess): void {
  running.add(child);
  child.once('exit', () => running.delete(child));
  child.once('error', () => running.delete(child));
  if (endsWithProcess) return;
  endsWithProcess = true;
  process.once('exit', () => {
    for (const one of running) killGroup(one);
  });
}

/** Once: after its streams have ended, or where it could not be started. */
function listenForEnd(child: ChildProcess, listener: (end: ChildEnd) => void): void {
  let told = false;
  const tell = (end: ChildEnd): void => {
    if (!told) listener(end);
    told = true;
  };
  child.once('error', (error: NodeJS.ErrnoException) => {
    if (child.pid === undefined) tell({ kind: 'not-started', reason: error.code ?? 'unknown' });
  });
  child.once('exit', (code, signal) => {
    const end: ChildEnd = signal === null ? { kind: 'exit', code: code ?? -1 } : { kind: 'signal', signal };
    child.once('close', () => tell(end));
    // A child of its own that lives on holds the streams open: nobody waits for that one.
    setTimeout(() => tell(end), streamsMs).unref();
  });
}

/** So long, in ms, the last output may take after the end of the process. */
const streamsMs = 1_000;

function killTree(child: ChildProcess, start: ChildStart): void {
  if (child.pid === undefined) return;
  if (process.platform !== 'win32') {
    killGroup(child);
    return;
  }
  const taskkill = win32.join(systemRoot({ env: start.env, platform: 'win32' }), 'System32', 'taskkill.exe');
  const killer = spawn(taskkill, ['/PID', String(child.pid), '/T', '/F'], {
    stdio: 'ignore',
    windowsHide: true,
    env: { ...start.env },
  });
  killer.once('error', () => child.kill('SIGKILL'));
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}
