import type { Hello, ModuleFound } from './protocol';

/** Numbers of a version such as `7.6.1` or `5.1.26100.1` or `7.7.0-preview.2`; null where it is none. */
export function versionParts(version: string): readonly number[] | null {
  const numbers = /^\d+(?:\.\d+){0,3}/u.exec(version)?.[0];
  return numbers === undefined ? null : numbers.split('.').map(Number);
}

/** Negative where `a` is the older; missing numbers count 0. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [versionParts(a) ?? [], versionParts(b) ?? []];
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Which Exchange module goes with a PowerShell, and which PowerShell is preferred (1: first). */
export interface Pairing {
  readonly rank: 1 | 2 | 3;
  /** The version that is installed where none is there. */
  readonly pinned: string;
  /** Versions from `least` to below `below` are accepted. */
  readonly least: string;
  readonly below: string;
}

/** -DisableWAM is there since 3.7.2 (facts 10.1). */
const least = '3.7.2';

/** The pairing of facts 10.1: 3.10 needs .NET 10 on PowerShell 7; null: this PowerShell is too old. */
export function pairingOf({ edition, version }: Pick<Hello, 'edition' | 'version'>): Pairing | null {
  if (edition === 'Desktop') {
    return compareVersions(version, '5.1') < 0 ? null : { rank: 2, pinned: '3.10.1', least, below: '4' };
  }
  if (compareVersions(version, '7.6') >= 0) return { rank: 1, pinned: '3.10.1', least, below: '4' };
  if (compareVersions(version, '7.4') >= 0) return { rank: 3, pinned: '3.9.2', least, below: '3.10' };
  return null;
}

/** .NET Framework 4.7.2, which the module needs on Windows PowerShell (facts 10.1), on Windows 10; elsewhere a higher number. */
const framework472 = 461_808;

/** Whether Windows PowerShell runs on a .NET Framework that is too old for the module; one that is not told passes. */
export function lacksFramework({ edition, netFramework }: Pick<Hello, 'edition' | 'netFramework'>): boolean {
  return edition === 'Desktop' && netFramework != null && netFramework < framework472;
}

/** Whether a module goes with it; previews never do, since they break connections (facts 10.1). */
export function fits(pairing: Pairing, found: Pick<ModuleFound, 'version' | 'prerelease'>): boolean {
  return (
    found.prerelease === null &&
    compareVersions(found.version, pairing.least) >= 0 &&
    compareVersions(found.version, pairing.below) < 0
  );
}

/** The module to take: the pinned version where it is there, else the newest that fits; null where none does. */
export function chooseModule(pairing: Pairing, found: readonly ModuleFound[]): ModuleFound | null {
  const fitting = found.filter((one) => fits(pairing, one));
  const pinned = fitting.find((one) => compareVersions(one.version, pairing.pinned) === 0);
  return pinned ?? [...fitting].sort((a, b) => compareVersions(b.version, a.version))[0] ?? null;
}

/** Its range in words. */
export function rangeOf(pairing: Pairing): string {
  return `${pairing.least} or later, below ${pairing.below} (best: ${pairing.pinned})`;
}
