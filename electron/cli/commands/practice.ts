import { Command, InvalidArgumentError } from 'commander';
import { toAppError } from '../../contract/errors';
import { exitCodes } from '../../contract/exit-codes';
import type { CliContext } from '../context';
import { wholeNumber } from '../options';
import { errorText, exitCodeOf } from '../print-error';
import { styleOf } from '../style';

interface PracticeOptions {
  readonly port?: number;
  readonly info?: string;
  readonly world?: string;
  readonly latency: number;
  readonly lag: 'real' | number;
  readonly faults?: string;
}

/** `practice`: serves a practice tenant until it is stopped; prints its INFO as one JSON line when ready. */
export function practiceCommand(context: CliContext): Command {
  return new Command('practice')
    .description('Serve a practice tenant on this computer (Entra, Graph, Exchange) until stopped.')
    .option('--port <n>', 'HTTPS port (default: a free one)', wholeNumber(1))
    .option('--info <file>', 'write the INFO document here (mode 0600)')
    .option('--world <file>', 'world to begin with: a saved one, or changes to Contoso')
    .option('--latency <ms>', 'answer every request this much later', wholeNumber(0), 0)
    .option('--lag <real|seconds>', 'how long Microsoft’s caches lag', lag, 0)
    .option('--faults <file>', 'faults to strike with (JSON)')
    .action(async (options: PracticeOptions) => serve(context, options));
}

function lag(value: string): 'real' | number {
  if (value === 'real') return 'real';
  const seconds = Number(value);
  if (Number.isFinite(seconds) && seconds >= 0) return seconds;
  throw new InvalidArgumentError('expected "real" or a number of seconds');
}

async function serve(context: CliContext, options: PracticeOptions): Promise<void> {
  try {
    const running = await context.practice.start({
      ...(options.port === undefined ? {} : { port: options.port }),
      ...(options.info === undefined ? {} : { infoFile: options.info }),
      ...(options.world === undefined ? {} : { worldFile: options.world }),
      ...(options.faults === undefined ? {} : { faultsFile: options.faults }),
      latencyMs: options.latency,
      lag: options.lag,
    });
    context.out(running.infoText);
    await new Promise<void>((resolve) => {
      if (context.signal.aborted) resolve();
      context.signal.addEventListener('abort', () => resolve(), { once: true });
    });
    await running.stop();
    context.exit(exitCodes.done);
  } catch (error) {
    const failure = toAppError(error);
    context.err(errorText(failure, styleOf(context.isTerminal)));
    context.exit(exitCodeOf(failure));
  }
}
