import { readFile } from 'node:fs/promises';
import { isAbsolute, resolve } from 'node:path';
import { AppError } from '../contract/errors';
import type { VendorProfile } from '../contract/vendor-profile';
import { loadProfile } from '../handoff/load-profile';

/** The vendor profile a setup file names: one that comes with Sendwright, or a file relative to `folder`. */
export async function profileOf(vendor: string, folder: string): Promise<VendorProfile> {
  if (!/[./\\]/u.test(vendor)) return loadProfile(vendor);
  const path = isAbsolute(vendor) ? vendor : resolve(folder, vendor);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw new AppError(
      {
        code: 'invalid-input',
        message: `The vendor profile ${path} cannot be read.`,
        who: 'you',
        next: 'Correct "vendor" in the setup file; a path there is relative to the setup file.',
      },
      { cause: error },
    );
  }
  return loadProfile(text.includes('\n') ? text : `${text}\n`, path);
}
