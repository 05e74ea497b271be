import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, parse, resolve } from 'node:path';
import type { CliContext, PracticeStarter } from '../../cli/context';
import { AppError } from '../../contract/errors';
import { lagFrom } from '../../practice/server/lag';
import { startPractice } from '../../practice/server/start';
import { contosoWorld } from '../../practice/world/contoso';
import { faultsSchema, type Fault } from '../../practice/world/faults';
import type { WorldState } from '../../practice/world/state';
import { readWorld, WorldFileError } from '../../practice/world/world-file';
import type { TravellingClock } from './travelling-clock';

type Files = Pick<CliContext, 'readText' | 'writeText' | 'folder'>;

/** Starts practice tenants in this process. Throws AppError `invalid-input` for a world or faults file that is wrong. */
export function practiceStarter(files: Files, clock: TravellingClock): PracticeStarter {
  return {
    async start(options) {
      const infoFile = options.infoFile === undefined ? null : resolve(files.folder, options.infoFile);
      const directory =
        infoFile === null ? await mkdtemp(join(tmpdir(), 'sendwright-practice-')) : dirname(infoFile);
      await mkdir(directory, { recursive: true });
      const { port, worldFile, faultsFile } = options;
      const running = await startPractice({
        ...(port === undefined ? {} : { port }),
        directory,
        ...(infoFile === null ? {} : { caFile: besideInfo(infoFile), infoFile: null }),
        world: worldFile === undefined ? contosoWorld() : await worldOf(resolve(files.folder, worldFile)),
        lag: lagFrom(options.lag),
        latencyMs: options.latencyMs,
        ...(faultsFile === undefined ? {} : { faults: await faultsOf(files, faultsFile) }),
      });
      if (infoFile !== null) {
        await files.writeText(infoFile, `${JSON.stringify(running.info, null, 2)}\n`, { secret: true });
      }
      return {
        infoText: JSON.stringify(running.info),
        infoFile: infoFile ?? '',
        later: (seconds) => {
          running.world.clock.advance(seconds);
          clock.advance(seconds);
        },
        stop: async () => running.stop(),
      };
    },
  };
}

/** The authority of one INFO file: several practice tenants may keep theirs in one folder. */
function besideInfo(infoFile: string): string {
  const { dir, name } = parse(infoFile);
  return join(dir, `${name}.ca.pem`);
}

async function worldOf(path: string): Promise<WorldState> {
  try {
    return await readWorld(path);
  } catch (error) {
    if (!(error instanceof WorldFileError)) throw error;
    throw wrongFile(`${path}: ${error.message}`, error);
  }
}

async function faultsOf(files: Files, path: string): Promise<Fault[]> {
  let data: unknown;
  try {
    data = JSON.parse(await files.readText(path));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw wrongFile(`${path} is not valid JSON.`, error);
  }
  const parsed = faultsSchema.safeParse(data);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw wrongFile(
    `${path} is not a list of faults: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}.`,
    parsed.error,
  );
}

function wrongFile(message: string, cause: unknown): AppError {
  return new AppError(
    { code: 'invalid-input', message, who: 'you', next: 'Mend the file; docs/practice-tenant.md shows how.' },
    { cause },
  );
}
