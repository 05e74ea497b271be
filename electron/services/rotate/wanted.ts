import { AppError } from '../../contract/errors';
import { isPfxName } from '../../contract/key-file';
import type { SetupSpec } from '../../contract/setup-file';
import type { AppManagementPolicyView } from '../../ports/directory';
import type { SetupRecord } from '../../ports/records';
import { daysPerMonth } from '../../setup/credential/secrets';
import { isCertificate } from '../../setup/credential/thumbprint';
import { givenCertificate, type GivenCertificate } from '../given-certificate';
import type { OperationOptions } from '../operation-options';
import { pfxUnlocker } from '../unlock-pfx';
import type { RotateHow } from '../rotate-services';
import type { RotationLook } from './look';

type Credential = SetupSpec['credential'];

const usualMonths = { secret: 6, certificate: 12 } as const;
const dayMs = 24 * 60 * 60 * 1000;

/** What the new credential is to be: as before, but for what is wished. Throws AppError `invalid-input`. */
export function wantedOf(before: Credential, { kind, months, file }: RotateHow): Credential {
  if (file !== undefined) {
    if (kind === 'secret') throw wrong('A client secret has no file.', 'Leave the file or the kind away.');
    return { kind: 'certificate', months: usualMonths.certificate, file };
  }
  const wanted = kind ?? before.kind;
  const isSame =
    wanted === before.kind && (months === undefined || before.kind === 'secret' || before.file === undefined);
  if (isSame) return months === undefined ? before : { ...before, months };
  const chosen = { months: months ?? usualMonths[wanted] };
  return wanted === 'secret' ? { kind: wanted, ...chosen } : { kind: wanted, ...chosen };
}

/**
 * The certificate of a file, where the new one comes from one; null where it is made here. Throws AppError
 * `invalid-input` where it cannot be read, or is the one in use.
 */
export async function newGiven(
  { spec, folder }: SetupRecord,
  credential: Credential,
  { application, seen }: RotationLook,
  about: { readonly now: Date; readonly old: readonly string[] },
  { askPassphrase }: OperationOptions,
): Promise<GivenCertificate | null> {
  const unlock = pfxUnlocker(askPassphrase);
  const given = await givenCertificate({ ...spec, credential }, folder ?? process.cwd(), about.now, unlock);
  if (given === null) return null;
  const there = application.keyCredentials.find((one) => isCertificate(one, given.view.sha1));
  const inUse = [seen.held.main, ...about.old];
  if (there === undefined || !inUse.includes(there.keyId)) return given;
  const name = credential.kind === 'certificate' ? (credential.file ?? '') : '';
  throw wrong(
    `${name} still holds the certificate in use (SHA-1 ${given.view.sha1}).`,
    'Put the new certificate in its place, or name another file.',
  );
}

/** Whether a file holds a key, and not a public certificate alone. */
export function isPfx(credential: Credential): boolean {
  return credential.kind === 'certificate' && credential.file !== undefined && isPfxName(credential.file);
}

/** Throws AppError `policy-refused` where the tenant's rules forbid such a credential (facts 4). */
export function refuseByPolicy(
  policy: AppManagementPolicyView | null,
  wanted: Credential,
  given: GivenCertificate | null,
  who: string,
): void {
  if (policy === null) return;
  if (wanted.kind === 'secret' && policy.secretsForbidden) {
    throw refused(
      'The tenant forbids client secrets, so no new one can be made beside the one in use.',
      who,
      'Rotate to a certificate.',
    );
  }
  const cap = wanted.kind === 'secret' ? policy.secretMaxDays : policy.certificateMaxDays;
  const days =
    given === null
      ? wanted.months * daysPerMonth
      : Math.ceil((Date.parse(given.view.notAfter) - Date.parse(given.view.notBefore)) / dayMs);
  if (cap === null || days <= cap) return;
  const what = wanted.kind === 'secret' ? 'client secrets' : 'certificates';
  const fits = Math.floor(cap / daysPerMonth);
  const shorter =
    given !== null
      ? 'Ask for a shorter certificate.'
      : fits > 0
        ? `Rotate with ${fits} months, the most that fits.`
        : 'No whole month fits.';
  throw refused(
    `The tenant allows ${what} of at most ${cap} days; this one would be valid ${days}.`,
    who,
    shorter,
  );
}

function refused(message: string, exempts: string, next: string): AppError {
  const who = `you, or ${exempts} by an exemption`;
  return new AppError({ code: 'policy-refused', message: `${message} Nothing was written.`, who, next });
}

function wrong(message: string, next: string): AppError {
  return new AppError({ code: 'invalid-input', message, who: 'you', next });
}
