import { z } from 'zod';
import { cancelled, type AppError } from '../../contract/errors';
import type { ChildEnd, ChildProcessPort } from '../../ports/child-process';
import type { Clock } from '../../ports/clock';
import { asciiJson } from './ascii-json';
import { FrameReader } from './frames';
import {
  moduleSchema,
  type BridgeFrame,
  type InstallModuleRequest,
  type ListModulesRequest,
  type ModuleFound,
} from './protocol';
import { blockedByFailure, shortened, startFailure, unusable } from './refusals';
import { Tail } from './tail';

export interface ScriptRun {
  readonly child: ChildProcessPort;
  /** Its one line on standard input; `word` marks the reply. */
  readonly request: ListModulesRequest | InstallModuleRequest;
  readonly clock: Clock;
  readonly limitMs: number;
  /** The error where the script itself says that it failed. */
  readonly failed: (message: string) => AppError;
  readonly signal?: AbortSignal | undefined;
}

type Outcome =
  | { readonly kind: 'frame'; readonly frame: BridgeFrame }
  | { readonly kind: 'broken' }
  | { readonly kind: 'end'; readonly end: ChildEnd };

/** Runs a script that answers once with modules and ends. Throws AppError where it does not. */
export async function runModuleScript(run: ScriptRun): Promise<readonly ModuleFound[]> {
  const { child, request, clock, limitMs, signal } = run;
  if (signal?.aborted === true) throw cancelled();
  const errors = new Tail();
  const done = new AbortController();
  const abort = (): void => done.abort();
  signal?.addEventListener('abort', abort, { once: true });
  try {
    const answer = answerOf(run, errors);
    child.write(`${asciiJson(request)}\n`);
    const late = clock.sleep(limitMs, done.signal).then(
      () => null,
      () => null,
    );
    const outcome = await Promise.race([answer, late]);
    if (outcome === null) throw stopped(signal, limitMs);
    return modulesOf(outcome, errors.text(), run.failed);
  } finally {
    done.abort();
    signal?.removeEventListener('abort', abort);
    child.endInput();
    child.kill();
  }
}

function answerOf({ child, request }: ScriptRun, errors: Tail): Promise<Outcome> {
  return new Promise((resolve) => {
    const reader = new FrameReader(request.word, {
      onFrame: (frame) => {
        if ('ok' in frame) resolve({ kind: 'frame', frame });
      },
      onNoise: () => undefined,
      onBroken: () => resolve({ kind: 'broken' }),
    });
    child.onOutput((bytes) => reader.push(bytes));
    child.onErrorOutput((bytes) => errors.push(bytes));
    child.onEnd((end) => {
      reader.end();
      resolve({ kind: 'end', end });
    });
  });
}

function modulesOf(
  outcome: Outcome,
  errorOutput: string,
  failed: ScriptRun['failed'],
): readonly ModuleFound[] {
  if (outcome.kind === 'end') throw startFailure(outcome.end, errorOutput);
  if (outcome.kind === 'broken' || !('ok' in outcome.frame)) {
    throw unusable('its reply could not be read', errorOutput);
  }
  const { frame } = outcome;
  if (!frame.ok) throw blockedByFailure(frame.error) ?? failed(shortened(frame.error.message));
  const modules = z.array(moduleSchema).safeParse(frame.result);
  if (modules.success) return modules.data;
  throw unusable('its reply could not be read', errorOutput);
}

function stopped(signal: AbortSignal | undefined, limitMs: number): AppError {
  return signal?.aborted === true
    ? cancelled()
    : unusable(`a script took longer than ${Math.round(limitMs / 1000)} seconds`, '');
}
