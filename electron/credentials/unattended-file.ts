import { X509Certificate, createPrivateKey } from 'node:crypto';
import { z } from 'zod';
import { AppError, toAppError } from '../contract/errors';
import { unattendedFacts, unattendedFileSchema, type UnattendedFile } from '../contract/unattended';
import { registerSecret } from '../log/redact/registered';
import type { UnattendedSignIn } from '../ports/unattended';
import { thumbprintsOf } from './certificate/view';
import { checkJobPassphrase } from './passphrase';
import { seal, unseal } from './sealing';

const inside = 'unattended.json';

const sealedSchema = z.strictObject({
  ...unattendedFacts,
  certificate: z.base64().min(1),
  privateKey: z.base64().min(1),
});

/** Facts that stand beside the sealed part and in it: nobody can change them without the passphrase. */
const factNames = Object.keys(unattendedFacts) as (keyof typeof unattendedFacts)[];

/**
 * The text of the one file with which a scheduled job signs in. Throws AppError `invalid-input` for a passphrase that is
 * too easy to guess.
 */
export async function sealUnattended(signIn: UnattendedSignIn, passphrase: string): Promise<string> {
  checkJobPassphrase(passphrase);
  const { cloud, tenantId, tenantName, organization, domains, clientId, objectId, name, expires } = signIn;
  const thumbprint = thumbprintsOf(Buffer.from(signIn.certificate.certificate, 'base64')).sha1;
  const facts = {
    ...{ format: 1 as const, cloud, tenantId, tenantName, organization, clientId, objectId, name },
    ...{ thumbprint, expires },
    ...(domains === undefined ? {} : { domains: [...domains] }),
  };
  const content = JSON.stringify({ ...facts, ...signIn.certificate });
  const sealed = await seal(new Map([[inside, new TextEncoder().encode(content)]]), passphrase);
  const file: UnattendedFile = {
    ...facts,
    kind: 'sendwright-unattended',
    sealed: Buffer.from(sealed).toString('base64'),
  };
  return `${JSON.stringify(unattendedFileSchema.parse(file), null, 2)}\n`;
}

/**
 * Opens what `sealUnattended` made; `name` is the file's, for messages. Throws AppError: `invalid-input` for what is no
 * such file, was changed or is damaged, `not-signed-in` for a wrong passphrase or where the certificate ended.
 */
export async function openUnattended(
  text: string,
  passphrase: string,
  name: string,
  now: Date,
): Promise<UnattendedSignIn> {
  const file = fileOf(text, name);
  // Before the passphrase: a new file comes with a new one.
  if (Date.parse(file.expires) <= now.getTime()) throw ended(file, name);
  const { privateKey, certificate, thumbprint, ...facts } = await contentOf(file, passphrase, name);
  registerSecret(privateKey);
  const der = Buffer.from(certificate, 'base64');
  if (thumbprintsOf(der).sha1 !== thumbprint || !belongs(der, privateKey)) throw damaged(name);
  const { cloud, tenantId, tenantName, organization, domains, clientId, objectId, expires } = facts;
  return {
    ...{ cloud, tenantId, tenantName, organization, clientId, objectId, name: facts.name, expires },
    ...(domains === undefined ? {} : { domains }),
    certificate: { privateKey, certificate },
  };
}

function fileOf(text: string, name: string): UnattendedFile {
  const parsed = unattendedFileSchema.safeParse(jsonOf(text));
  if (parsed.success) return parsed.data;
  const newer = z.looseObject({ kind: z.literal('sendwright-unattended'), format: z.number().min(2) });
  if (newer.safeParse(jsonOf(text)).success) {
    throw new AppError({
      code: 'unsupported',
      message: `${name} was written by a newer version of Sendwright.`,
      who: 'you',
      next: 'Update Sendwright where the job runs.',
    });
  }
  throw new AppError({
    code: 'invalid-input',
    message: `${name} is not a file for signing in without a person.`,
    who: 'you',
    next: 'Name the file that "sendwright unattended --out FILE" wrote.',
  });
}

async function contentOf(file: UnattendedFile, passphrase: string, name: string) {
  const files = await opened(file, passphrase, name);
  const bytes = files.get(inside);
  // No cause from here on: what a parser says may quote the key.
  const parsed = sealedSchema.safeParse(bytes === undefined ? null : jsonOf(new TextDecoder().decode(bytes)));
  if (!parsed.success) throw damaged(name);
  const changed = factNames.filter((fact) => String(parsed.data[fact]) !== String(file[fact]));
  if (changed.length === 0) return parsed.data;
  throw new AppError({
    code: 'invalid-input',
    message: `${name} was changed after it was made: ${changed.join(', ')} is not what was sealed.`,
    who: 'you',
    next: 'Take the file as it was made, and find out who changed it.',
  });
}

async function opened(file: UnattendedFile, passphrase: string, name: string) {
  try {
    return await unseal(Buffer.from(file.sealed, 'base64'), passphrase);
  } catch (error) {
    if (toAppError(error).code !== 'refused') throw damaged(name);
    throw new AppError({
      code: 'not-signed-in',
      message: `The passphrase does not open ${name}.`,
      who: 'you',
      next: 'Give the passphrase that this file was made with: a file that was made anew has a new one.',
    });
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function belongs(certificate: Buffer, privateKey: string): boolean {
  try {
    const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' });
    return new X509Certificate(certificate).checkPrivateKey(key);
  } catch {
    return false;
  }
}

function ended({ expires, tenantName, tenantId }: UnattendedFile, name: string): AppError {
  return new AppError({
    code: 'not-signed-in',
    message: `The certificate in ${name}, with which the job reads ${tenantName}, ended on ${expires.slice(0, 10)}.`,
    who: 'whoever keeps the certificate',
    next: `Write the file anew and give it to the job: sendwright unattended --tenant ${tenantId} --out FILE --new-passphrase-file FILE`,
  });
}

function damaged(name: string): AppError {
  return new AppError({
    code: 'invalid-input',
    message: `${name} is damaged.`,
    who: 'you',
    next: 'Take the file as it was made, or write it anew: sendwright unattended --tenant T --out FILE --new-passphrase-file FILE',
  });
}
