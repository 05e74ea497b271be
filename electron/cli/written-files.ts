import { AppError } from '../contract/errors';
import type { CliContext } from './context';

/** What a command writes where a person says, and how a file of that kind shows whose it is. */
const kinds = {
  plan: { name: 'saved plan', mark: /^\{\s*"format": \d+,[\s\S]*"observation":/u },
  repair: { name: 'repair plan of Sendwright', mark: /^\{\s*"format": \d+,\s*"kind": "repair"/u },
  removal: {
    name: 'plan of a decommission by Sendwright',
    mark: /^\{\s*"format": \d+,\s*"kind": "removal"/u,
  },
  rotation: { name: 'plan of a rotation by Sendwright', mark: /^\{\s*"format": \d+,\s*"kind": "rotation"/u },
  removed: { name: 'page of a decommission by Sendwright', mark: /<title>Removed: / },
  script: { name: 'Exchange script of Sendwright', mark: /^\ufeff?# Sendwright: /u },
  'change-request': { name: 'change request of Sendwright', mark: /<title>Change request: / },
  'security-request': { name: 'request of Sendwright', mark: /^Request: |<title>Request: / },
  'as-built': { name: 'as-built document of Sendwright', mark: /<title>As built: / },
  'go-live': { name: 'go-live page of Sendwright', mark: /<title>Going live: / },
  activity: { name: 'activity table of Sendwright', mark: /^"part","state","time \(UTC\)"/u },
  review: { name: 'review of Sendwright', mark: /<title>Review of applications that send mail</u },
  'review-csv': { name: 'review of Sendwright', mark: /^"tenant","tenant id","setup",/u },
  calendar: { name: 'calendar of Sendwright', mark: /^BEGIN:VCALENDAR[\s\S]*PRODID:-\/\/Sendwright/u },
  unattended: { name: 'sealed sign-in of Sendwright', mark: /"kind": "sendwright-unattended"/u },
  'vendor-result': { name: 'result of the vendor’s proof', mark: /"kind": "sendwright-vendor-result"/u },
} as const;

/**
 * Refuses, before anything is done, to write over a file that is no earlier one of the same kind: what a command wrote
 * may be written again, anybody else's work not. Throws AppError `invalid-input`.
 */
export async function refuseForeign(
  context: CliContext,
  file: string,
  kind: keyof typeof kinds,
): Promise<void> {
  if (!(await context.exists(file))) return;
  const { name, mark } = kinds[kind];
  if (mark.test(await context.readText(file))) return;
  throw new AppError({
    code: 'invalid-input',
    message: `${file} is already there and is no ${name}; it is not overwritten.`,
    next: 'Name a new file.',
  });
}
