import { createHash } from 'node:crypto';
import { AppError, toAppError } from '../contract/errors';
import { checkPfx, readPfx, type OpenedPfx } from '../credentials/certificate/read-pfx';
import { registerSecret } from '../log/redact/registered';
import type { AskPassphrase } from './operation-options';

const mostTries = 3;

/** Opens a PFX. Throws AppError as `readPfx` does; `interaction-required` where nobody gives a passphrase. */
export type UnlockPfx = (bytes: Uint8Array, name: string, now: Date) => Promise<OpenedPfx>;

/**
 * Opens PFX files with the passphrase that the host gives; the same bytes once only, so that a run that plans again does
 * not ask again.
 */
export function pfxUnlocker(ask: AskPassphrase | undefined): UnlockPfx {
  const opened = new Map<string, OpenedPfx>();
  return async (bytes, name, now) => {
    checkPfx(bytes, name);
    const mark = createHash('sha256').update(bytes).digest('hex');
    const known = opened.get(mark);
    if (known !== undefined) return known;
    const found = await askAndOpen(bytes, name, now, ask);
    opened.set(mark, found);
    return found;
  };
}

async function askAndOpen(
  bytes: Uint8Array,
  name: string,
  now: Date,
  ask: AskPassphrase | undefined,
): Promise<OpenedPfx> {
  let problem: AppError | null = null;
  for (let tries = 0; tries < mostTries; tries += 1) {
    const passphrase = (await ask?.(name, problem?.message ?? null)) ?? null;
    if (passphrase === null) break;
    // Only for as long as it is used: it may be a word that stands elsewhere for good reasons.
    const done = registerSecret(passphrase);
    try {
      return readPfx(bytes, name, passphrase, now);
    } catch (error) {
      problem = toAppError(error);
      if (problem.code !== 'refused') throw problem;
    } finally {
      done();
    }
  }
  throw problem ?? nobodyAsked(name);
}

function nobodyAsked(name: string): AppError {
  return new AppError({
    code: 'interaction-required',
    message: `${name} is locked by a passphrase, and none was given.`,
    who: 'you',
    next: 'Run it on a terminal, which asks, or give a file that holds it: --pfx-passphrase-file FILE.',
  });
}
