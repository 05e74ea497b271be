import type { CliContext, CommonOptions } from '../../cli/context';
import { readPassphrase } from '../../cli/passphrase';
import { daysLeftOf, renewDays } from '../../contract/days';
import { AppError } from '../../contract/errors';
import { openUnattended } from '../../credentials/unattended-file';
import { registerSecret } from '../../log/redact/registered';
import type { Clock } from '../../ports/clock';
import type { Unattended } from '../../ports/session';
import type { UnattendedSignIn } from '../../ports/unattended';
import { isTenantOf } from '../../services/session/find-unattended';
import { newFileFor } from '../../upkeep/reader';
import { senseless } from './senseless';
import { systemClock } from './system-clock';

/**
 * Who signs in without a person, as a command was told; null: a person signs in. Throws AppError `invalid-input` for
 * options that make no sense together, and as `openUnattended` does.
 */
export async function unattendedOf(
  options: CommonOptions,
  parts: Pick<CliContext, 'readText'> & Partial<Pick<CliContext, 'err'>> & { readonly clock?: Clock },
): Promise<Unattended | null> {
  const { unattended, unattendedPassphraseFile: passphraseFile } = options;
  const tenant = typeof options.tenant === 'string' ? options.tenant : null;
  refuseSenselessUnattended(options);
  if (unattended === undefined) return null;
  if (unattended === true) return { kind: 'keychain', tenant };
  if (passphraseFile === undefined) {
    throw senseless(
      `${unattended} is sealed, and nobody is there to be asked for its passphrase.`,
      'Name the file that holds it: --unattended-passphrase-file FILE',
    );
  }
  const { clock = systemClock } = parts;
  const text = await parts.readText(unattended);
  const passphrase = await readPassphrase(parts, passphraseFile);
  const done = registerSecret(passphrase);
  try {
    const signIn = await openUnattended(text, passphrase, unattended, clock.now());
    refuseElsewhere(signIn, unattended, { tenant, isPractice: options.practice !== undefined });
    sayEnding(signIn, unattended, { ...parts, clock });
    return { kind: 'file', signIn };
  } finally {
    done();
  }
}

/** The job itself says so in time: nobody may look at the computer that keeps the certificate. */
function sayEnding(
  { expires, tenantId }: UnattendedSignIn,
  file: string,
  { err, clock }: Partial<Pick<CliContext, 'err'>> & { readonly clock: Clock },
): void {
  const daysLeft = daysLeftOf(expires, clock.now());
  if (daysLeft > renewDays) return;
  err?.(
    `The certificate in ${file} ends on ${expires.slice(0, 10)} (days left: ${daysLeft}). Whoever keeps it: ${newFileFor(tenantId)}.`,
  );
}

/** Throws AppError `tenant-mismatch` where the file is for another tenant than the one named. */
function refuseElsewhere(
  signIn: UnattendedSignIn,
  file: string,
  { tenant, isPractice }: { readonly tenant: string | null; readonly isPractice: boolean },
): void {
  const whose = `${file} signs in to ${signIn.tenantName} (${signIn.tenantId})`;
  const mismatch = (message: string, next: string) =>
    new AppError({ code: 'tenant-mismatch', message, who: 'you', next });
  if (isPractice !== (signIn.cloud === 'practice')) {
    throw isPractice
      ? mismatch(`${whose}, which is no practice tenant.`, 'Leave --practice out.')
      : mismatch(`${whose}, a practice tenant, and none was named.`, 'Add --practice INFO.');
  }
  if (tenant === null || isTenantOf(signIn, tenant)) return;
  throw mismatch(
    `${whose}, not to ${tenant}.`,
    signIn.domains === undefined
      ? `Take the file of ${tenant}, or name the tenant by its id.`
      : `Take the file of ${tenant}.`,
  );
}

type Named = 'as' | 'deviceCode' | 'clientId' | 'exchangeAs' | 'exchangeSignIn' | 'delegatedOrganization';

/** What is about a person who signs in. */
const ofPeople: Readonly<Record<Named | 'exchangeClientId', string>> = {
  as: '--as',
  deviceCode: '--device-code',
  clientId: '--client-id',
  exchangeAs: '--exchange-as',
  exchangeSignIn: '--exchange-sign-in',
  exchangeClientId: '--exchange-client-id',
  delegatedOrganization: '--delegated-organization',
};

/** Throws AppError `invalid-input`, before anything else happens. */
function refuseSenselessUnattended(options: CommonOptions): void {
  const { unattended, unattendedPassphraseFile: passphraseFile } = options;
  if (passphraseFile !== undefined && typeof unattended !== 'string') {
    throw senseless(
      '--unattended-passphrase-file opens a file, and --unattended names none.',
      'Name it: --unattended FILE, or leave the passphrase file out.',
    );
  }
  if (unattended === undefined) return;
  const given = (Object.keys(ofPeople) as (keyof typeof ofPeople)[]).find(
    (name) => options[name] !== undefined,
  );
  if (given === undefined) return;
  throw senseless(
    `${ofPeople[given]} is about a person who signs in, and with --unattended nobody does.`,
    `Leave ${ofPeople[given]} out, or --unattended.`,
  );
}
