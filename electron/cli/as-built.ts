import { AppError } from '../contract/errors';
import type { HandoffResult } from '../contract/documents';
import type { Services } from '../services/services';
import type { CliContext } from './context';
import { refuseForeign } from './written-files';

/** Refuses, before anything is handed over, where there is nothing to write or somebody else's file in the way. */
export async function checkAsked(
  context: CliContext,
  out: string | undefined,
  asBuilt: string | undefined,
): Promise<void> {
  if (asBuilt !== undefined) return refuseForeign(context, asBuilt, 'as-built');
  if (out !== undefined) return;
  throw new AppError({
    code: 'invalid-input',
    message: 'Nothing was asked for.',
    next: 'Give --out DIR for the vendor’s folder, --as-built FILE.html for the customer’s document, or both.',
  });
}

/** Writes the customer's document; without a handoff its document is all there is to tell. */
export async function writeAsBuilt(
  context: CliContext,
  services: Services,
  setup: string,
  file: string,
): Promise<HandoffResult> {
  const made = await services.asBuilt(setup);
  await context.writeText(file, made.html);
  return {
    ...{ format: 1, command: 'handoff', setup: made.setup, directory: null, files: [] },
    ...{ expires: made.expires, proof: made.proof, sealedFor: null, passphraseFile: null, asBuilt: file },
  };
}

/** Whose document it is: it never goes into the vendor's folder. */
export function asBuiltText(file: string): string {
  return `As built, for the customer and not for the vendor: ${file}`;
}
