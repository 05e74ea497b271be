import { fileURLToPath } from 'node:url';
import { CommanderError } from 'commander';
import { createProgram } from '../cli/program';
import { usageExitCode } from '../cli/options';
import type { CliContext } from '../cli/context';
import { exitCodes } from '../contract/exit-codes';
import { version } from '../../package.json';
import { terminalParts } from './terminal/cli-context';
import { endOnCrash } from './terminal/crash';
import { interruption } from './terminal/interruption';
import { practiceStarter } from './terminal/practice-starter';
import { terminalServices } from './terminal/services';
import { TravellingClock } from './terminal/travelling-clock';

/** The bin: composes the command line on a terminal. */
async function main(): Promise<void> {
  const keychainHelper = fileURLToPath(new URL('./keychain-helper.mjs', import.meta.url));
  const powershellScripts = fileURLToPath(new URL('./powershell', import.meta.url));
  const clock = new TravellingClock();
  const parts = { ...terminalParts(), keychainHelper, powershellScripts, clock };
  const context: CliContext = {
    ...parts,
    signal: interruption(process),
    practice: practiceStarter(parts, clock),
    services: async (options) => terminalServices(options, parts),
    exit: (code) => void (process.exitCode = code),
  };
  try {
    await createProgram(context, version).parseAsync(process.argv);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    process.exitCode = usageExitCode(error.code);
    if (process.exitCode !== exitCodes.done && process.argv.includes('--json')) {
      const facts = { code: 'invalid-input', message: error.message.replace(/^error: /u, '') };
      context.out(JSON.stringify({ format: 1, error: facts }, null, 2));
    }
  }
}

endOnCrash(process);
void main();
