import { spawn, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';

/** How a run of the command line ended. */
export interface CliResult {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that is running. */
export interface RunningCli {
  readonly child: ChildProcess;
  readonly done: Promise<CliResult>;
}

const bundle = resolve(import.meta.dirname, '../../dist/cli.mjs');

/** Starts the bundled command line (or a copy of it) as a process of its own, with no terminal and no colours. */
export function startCli(
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = {},
  script = bundle,
): RunningCli {
  const child = spawn(process.execPath, [script, ...args], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    // No session bus: the keychain is missing here on purpose, so the practice vault takes its place.
    env: { PATH: process.env['PATH'], HOME: cwd, NO_COLOR: '1', ...env },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
  const done = new Promise<CliResult>((resolveDone, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolveDone({ code, signal, stdout, stderr }));
  });
  return { child, done };
}

/** Runs a command to its end. */
export async function runCli(
  args: readonly string[],
  cwd: string,
  env?: NodeJS.ProcessEnv,
  script?: string,
): Promise<CliResult> {
  return startCli(args, cwd, env, script).done;
}

/** The document a command printed with --json. Throws with both streams where it is none. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller names the document it expects
export function documentOf<T>(result: CliResult): T {
  try {
    return JSON.parse(result.stdout) as T;
  } catch {
    throw new Error(`no JSON on standard output\n--- stdout\n${result.stdout}\n--- stderr\n${result.stderr}`);
  }
}
