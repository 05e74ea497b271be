import { join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import type { CliContext } from '../../electron/cli/context';
import { createProgram } from '../../electron/cli/program';
import { terminalParts } from '../../electron/hosts/terminal/cli-context';
import { practiceStarter } from '../../electron/hosts/terminal/practice-starter';
import { terminalServices } from '../../electron/hosts/terminal/services';
import { TravellingClock } from '../../electron/hosts/terminal/travelling-clock';
import { testFolder } from './folder';
import { quickPrinter } from './pdf';

const dist = resolve(import.meta.dirname, '../../dist');

/**
 * The command line in this process, with a practice tenant, both at one clock that can be set forward. Works in a folder
 * of its own until the test has ended.
 */
export async function commandsAtOneClock() {
  const folder = testFolder();
  const before = process.cwd();
  process.chdir(folder);
  onTestFinished(() => process.chdir(before));
  const infoFile = join(folder, 'practice.json');
  const clock = new TravellingClock();
  const parts = {
    ...terminalParts(),
    ...{
      keychainHelper: join(dist, 'keychain-helper.mjs'),
      powershellScripts: join(dist, 'powershell'),
      clock,
      printToPdf: quickPrinter,
    },
  };
  const starter = practiceStarter(parts, clock);
  const practice = await starter.start({ infoFile, latencyMs: 0, lag: 1_800 });
  onTestFinished(async () => practice.stop());
  const run = async (args: readonly string[]) => {
    const lines: string[] = [];
    let code = 0;
    const context: CliContext = {
      ...parts,
      ...{ isTerminal: false, signal: new AbortController().signal, practice: starter },
      services: async (options) => terminalServices(options, parts),
      out: (text) => void lines.push(text),
      err: (text) => void lines.push(text),
      exit: (given) => (code = given),
    };
    const common = ['--practice', infoFile, '--data', join(folder, 'data')];
    await createProgram(context, 'test').parseAsync(['node', 'sendwright', ...args, ...common]);
    return { code, text: lines.join('\n') };
  };
  return { folder, run, later: (seconds: number): void => practice.later(seconds) };
}
