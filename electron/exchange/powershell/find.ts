import { AppError, toAppError } from '../../contract/errors';
import { candidatePaths, variable, type Surroundings } from './candidates';
import { moduleFor, type ModuleParts } from './find-module';
import type { GreetedBridge } from './open-bridge';
import { lacksFramework, pairingOf, type Pairing } from './pairing';
import type { ModuleFound } from './protocol';
import { noModule, noPowerShell, oldFramework, type Unfit } from './missing';

export interface FindParts extends ModuleParts {
  readonly surroundings: Surroundings;
  /** Whether there is a program at this path. */
  readonly isProgram: (path: string) => Promise<boolean>;
  /** Starts the bridge there and says hello. */
  readonly open: (powershell: string, signal?: AbortSignal) => Promise<GreetedBridge>;
}

/** A PowerShell that runs, with the module that goes with it, not loaded yet. */
export interface PowerShellFound extends GreetedBridge {
  readonly path: string;
  readonly module: ModuleFound;
}

interface Candidate extends GreetedBridge {
  readonly path: string;
  readonly pairing: Pairing;
}

/**
 * The first PowerShell, by the order of facts 10.1 (7.6 and later, then 5.1, then 7.4 and 7.5), that has or gets a
 * module. Those that are not taken are ended. Throws AppError naming each one looked at and what it lacks.
 */
export async function findPowerShell(parts: FindParts, signal?: AbortSignal): Promise<PowerShellFound> {
  const unfit: Unfit[] = [];
  const open: Candidate[] = [];
  let taken: Candidate | null = null;
  try {
    for (const path of await pathsToTry(parts)) {
      const candidate = await tryPath(parts, path, unfit, signal);
      if (candidate === null) continue;
      open.push(candidate);
      // Nothing is better: the others need not be started.
      if (candidate.pairing.rank === 1) {
        const module = await moduleFor(parts, candidate.path, candidate.pairing, signal);
        if (module !== null) return { ...(taken = candidate), module };
      }
    }
    const ranked = [...open].sort((a, b) => a.pairing.rank - b.pairing.rank);
    for (const candidate of ranked.filter(({ pairing }) => pairing.rank !== 1)) {
      const module = await moduleFor(parts, candidate.path, candidate.pairing, signal);
      if (module !== null) return { ...(taken = candidate), module };
    }
    const best = ranked[0];
    if (best === undefined) throw noPowerShell(parts.surroundings.platform, unfit);
    const module = (await parts.install?.(best.path, best.pairing.pinned, signal)) ?? null;
    if (module === null) throw noModule(best.hello, best.pairing);
    return { ...(taken = best), module };
  } finally {
    await Promise.all(open.filter((one) => one !== taken).map(async ({ bridge }) => bridge.close()));
  }
}

async function pathsToTry({ surroundings, isProgram, isGuarded }: FindParts): Promise<readonly string[]> {
  const named = variable(surroundings, 'SENDWRIGHT_PWSH');
  if (named === '') {
    const paths = candidatePaths(surroundings);
    const there = await Promise.all(paths.map(async (path) => (await isProgram(path)) && isGuarded(path)));
    return paths.filter((_path, at) => there[at] === true);
  }
  const isAbsolute = surroundings.platform === 'win32' ? /^[a-z]:[\\/]/iu.test(named) : named.startsWith('/');
  if (isAbsolute && (await isProgram(named))) return [named];
  throw new AppError({
    code: 'preflight-failed',
    message: `SENDWRIGHT_PWSH is ${named}, which is no program ${isAbsolute ? 'here' : 'by its absolute path'}.`,
    who: 'you',
    next: 'Name a PowerShell by its absolute path, or unset SENDWRIGHT_PWSH to have one found.',
  });
}

async function tryPath(
  parts: FindParts,
  path: string,
  unfit: Unfit[],
  signal: AbortSignal | undefined,
): Promise<Candidate | null> {
  try {
    const greeted = await parts.open(path, signal);
    const pairing = pairingOf(greeted.hello);
    const isOld = lacksFramework(greeted.hello);
    if (pairing !== null && !isOld) return { ...greeted, path, pairing };
    await greeted.bridge.close();
    unfit.push({ path, error: isOld ? oldFramework() : null, version: greeted.hello.version });
  } catch (error) {
    const failure = toAppError(error);
    if (failure.code === 'cancelled' || failure.code === 'internal') throw failure;
    unfit.push({ path, error: failure, version: null });
  }
  return null;
}
