import { join } from 'node:path';
import { Command, Option } from 'commander';
import { toAppError } from '../../contract/errors';
import { exitCodes } from '../../contract/exit-codes';
import type { CliContext, CommonOptions } from '../context';
import { demoJob } from '../demo/job';
import { migrationDemo } from '../demo/migration';
import { wholeNumber } from '../options';
import { errorText, exitCodeOf } from '../print-error';
import { styleOf } from '../style';

interface DemoOptions {
  readonly out?: string;
  readonly mode: 'rbac' | 'accessPolicy';
  readonly migrate?: boolean;
  readonly vendor: string;
  readonly latency: number;
  readonly color: boolean;
}

/** `demo`: the whole job on a practice tenant started for it, from sign-in to handoff. */
export function demoCommand(context: CliContext): Command {
  return new Command('demo')
    .description('The whole job on a practice tenant started for it: plan, apply, proof, handoff.')
    .option('--out <dir>', 'new folder for everything the demo makes (default: sendwright-demo)')
    .addOption(
      new Option('--mode <scoping>', 'scoping mode').choices(['rbac', 'accessPolicy']).default('rbac'),
    )
    .addOption(new Option('--migrate', 'move a setup from accessPolicy to rbac instead').conflicts('mode'))
    .option('--vendor <id>', 'vendor profile', 'ostendo')
    .option('--latency <ms>', 'let the practice tenant answer this much later', wholeNumber(0), 0)
    .option('--no-color', 'no colours')
    .action(async (options: DemoOptions) => runDemo(context, options));
}

async function runDemo(context: CliContext, options: DemoOptions): Promise<void> {
  const style = styleOf(options.color && context.isTerminal);
  const folder = options.out ?? (await freeFolder(context, 'sendwright-demo'));
  let stop: (() => Promise<void>) | null = null;
  try {
    const practice = await context.practice.start({
      infoFile: join(folder, 'practice.json'),
      latencyMs: options.latency,
      lag: 0,
    });
    stop = practice.stop.bind(practice);
    const session: CommonOptions = {
      data: join(folder, 'data'),
      practice: practice.infoFile,
      cloud: 'global',
      color: options.color,
    };
    const job = { folder, session, mode: options.mode, vendor: options.vendor, style };
    context.exit(
      options.migrate === true
        ? await migrationDemo(context, job, (seconds) => practice.later(seconds))
        : await demoJob(context, job),
    );
  } catch (error) {
    const failure = toAppError(error);
    context.err(errorText(failure, style));
    context.exit(context.signal.aborted ? exitCodes.interrupted : exitCodeOf(failure));
  } finally {
    await stop?.();
  }
}

/** The name itself, or the first of name-2, name-3 ... that is not taken: a demo never overwrites anything. */
async function freeFolder(context: CliContext, name: string): Promise<string> {
  for (let number = 1; ; number += 1) {
    const folder = join(context.folder, number === 1 ? name : `${name}-${number}`);
    if (!(await context.exists(folder))) return folder;
  }
}
