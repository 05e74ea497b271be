import { AppError } from '../../contract/errors';
import { chooseModule, fits, rangeOf, versionParts, type Pairing } from './pairing';
import type { ModuleFound } from './protocol';

export interface ModuleParts {
  /** The manifest that SENDWRIGHT_EXO_MODULE names; empty: none. */
  readonly namedManifest: string;
  readonly readText: (path: string) => Promise<string>;
  /** Every Exchange module that this PowerShell finds, and those in the app's own folder. */
  readonly list: (powershell: string, signal?: AbortSignal) => Promise<readonly ModuleFound[]>;
  /** False where anybody on this computer may have put it there or changed it. */
  readonly isGuarded: (path: string) => Promise<boolean>;
  /** Installs this very version into the app's own folder, or gives null where the person asked says no; null: nobody can be asked. */
  readonly install:
    ((powershell: string, version: string, signal?: AbortSignal) => Promise<ModuleFound | null>) | null;
}

/** The module for one PowerShell: the named one, else the best that is found; null where none fits. */
export async function moduleFor(
  parts: ModuleParts,
  powershell: string,
  pairing: Pairing,
  signal: AbortSignal | undefined,
): Promise<ModuleFound | null> {
  const { namedManifest } = parts;
  if (namedManifest === '') {
    const found = await parts.list(powershell, signal);
    const guarded = await Promise.all(found.map(async ({ manifest }) => parts.isGuarded(manifest)));
    return chooseModule(
      pairing,
      found.filter((_one, at) => guarded[at] === true),
    );
  }
  const named = { ...(await readManifest(parts, namedManifest)), manifest: namedManifest };
  if (fits(pairing, named)) return named;
  throw wrongManifest(
    namedManifest,
    `it is version ${named.version}${named.prerelease === null ? '' : `-${named.prerelease}`}, and this PowerShell needs ${rangeOf(pairing)}`,
  );
}

/** Version and prerelease label out of a manifest's text: it is data, and is not run for that. */
async function readManifest(
  { readText }: ModuleParts,
  path: string,
): Promise<Pick<ModuleFound, 'version' | 'prerelease'>> {
  if (!/^(?:\/|[a-z]:[\\/])/iu.test(path)) throw wrongManifest(path, 'it is no absolute path');
  let text: string;
  try {
    text = await readText(path);
  } catch {
    throw wrongManifest(path, 'it cannot be read');
  }
  const version = /^\s*ModuleVersion\s*=\s*['"]([^'"]+)['"]/imu.exec(text)?.[1];
  if (version === undefined || versionParts(version) === null)
    throw wrongManifest(path, 'it names no version');
  const prerelease = /^\s*Prerelease\s*=\s*['"]([^'"]+)['"]/imu.exec(text)?.[1] ?? null;
  return { version, prerelease };
}

function wrongManifest(path: string, why: string): AppError {
  return new AppError({
    code: 'preflight-failed',
    message: `SENDWRIGHT_EXO_MODULE names ${path}, but ${why}.`,
    who: 'you',
    next: 'Name the module’s .psd1 by its absolute path, or unset SENDWRIGHT_EXO_MODULE to have one found.',
  });
}
