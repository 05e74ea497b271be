import type { SetupSpec } from './setup-file';

/** Whether a file's name says that it is a PFX: a certificate with its private key. What it holds is checked apart. */
export function isPfxName(name: string): boolean {
  return /\.(?:pfx|p12)$/iu.test(name);
}

/** The PFX that a setup file names, as it is written there; null where it names none. */
export function pfxOf({ app, credential }: Pick<SetupSpec, 'app' | 'credential'>): string | null {
  if (app !== undefined || credential.kind !== 'certificate' || credential.file === undefined) return null;
  return isPfxName(credential.file) ? credential.file : null;
}
