import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Loaded into every Node process of a test: notes its own arguments and environment and those of its children. */
const preload = `
const { appendFileSync } = require('node:fs');
const { ChildProcess } = require('node:child_process');
const file = process.env.SENDWRIGHT_TEST_PROCESSES;
const note = (what) => { if (file) appendFileSync(file, JSON.stringify(what) + '\\n'); };
note({ argv: process.argv, execArgv: process.execArgv, env: process.env });
const spawn = ChildProcess.prototype.spawn;
ChildProcess.prototype.spawn = function (options) {
  note({ file: options.file, args: options.args, env: options.envPairs });
  return spawn.call(this, options);
};
`;

/** What the processes of a test were started with. */
export interface ProcessRecord {
  /** To be given to the first process. */
  readonly env: NodeJS.ProcessEnv;
  /** One line of JSON a process. */
  read(): string;
}

/** Records the arguments and the environment of every Node process started with `env`, and of their children. */
export function recordProcesses(folder: string): ProcessRecord {
  const script = join(folder, 'record-processes.cjs');
  const file = join(folder, 'processes.jsonl');
  writeFileSync(script, preload);
  return {
    env: { NODE_OPTIONS: `--require ${script}`, SENDWRIGHT_TEST_PROCESSES: file },
    read: () => (existsSync(file) ? readFileSync(file, 'utf8') : ''),
  };
}
