import { readdir } from 'node:fs/promises';
import { AppError } from '../contract/errors';
import type { Handoff, SealedCredential } from '../contract/handoff';
import { handoffSchema, sealedCredentialSchema } from '../contract/handoff';
import type { Files, Opener } from '../ports/sealing';
import { checksumsFile, readChecksums, sha256 } from './checksums';
import { readBundleFile } from './read-bundle-file';
import { brokenHandoff } from './broken-handoff';

const openPart = 'handoff.json';

/** A bundle that was read and found whole. */
interface OpenedHandoff {
  readonly handoff: Handoff;
  /** Null where no opener was given, or nothing is sealed. */
  readonly credential: SealedCredential | null;
  /** All files of the sealed part; empty where it stayed closed. */
  readonly sealedFiles: Files;
  /** SHA-256 of handoff.json, which lists the checksums of all other files: what both sides compare. */
  readonly bundle: string;
  /** What lies in the folder besides: nobody vouches for it. */
  readonly strangers: readonly string[];
}

/**
 * Reads a bundle, checks its schema and every file's checksum and, with an opener, opens the sealed part.
 * Throws AppError `invalid-input` naming the file that is missing, changed or of a newer format; `refused` for
 * a wrong passphrase.
 */
export async function openHandoff(directory: string, opener: Opener | null = null): Promise<OpenedHandoff> {
  const openBytes = await readBundleFile(directory, openPart);
  const handoff = readHandoff(openBytes);
  const sealed = handoff.sealed?.file;
  if (sealed !== undefined && !handoff.files.some((file) => file.name === sealed)) {
    throw brokenHandoff(`handoff.json does not list ${sealed}, so nobody can tell whether it was changed.`);
  }
  // What is opened later is what was compared here, not what lies there by then.
  let sealedBytes: Buffer | null = null;
  for (const file of handoff.files) {
    const bytes = await readBundleFile(directory, file.name);
    if (file.name === sealed) sealedBytes = bytes;
    if (sha256(bytes) === file.sha256) continue;
    throw brokenHandoff(`${file.name} was changed after the handoff was made.`);
  }
  const bundle = sha256(openBytes);
  await checkSums(directory, handoff, bundle);
  const about = {
    handoff,
    bundle,
    strangers: await strangersIn(directory, handoff),
  };
  if (sealedBytes === null || opener === null) {
    return { ...about, credential: null, sealedFiles: new Map() };
  }
  const sealedFiles = await opener.open(sealedBytes);
  return { ...about, credential: readCredential(sealedFiles, handoff), sealedFiles };
}

async function strangersIn(directory: string, handoff: Handoff): Promise<readonly string[]> {
  const known = new Set([openPart, checksumsFile, ...handoff.files.map(({ name }) => name)]);
  return (await readdir(directory)).filter((name) => !known.has(name)).sort();
}

/** SHA256SUMS also vouches for handoff.json, which cannot list itself. */
async function checkSums(directory: string, handoff: Handoff, bundle: string): Promise<void> {
  const sums = readChecksums((await readBundleFile(directory, checksumsFile)).toString('utf8'));
  if (sums === null) throw brokenHandoff(`${checksumsFile} holds a line that is no checksum.`);
  const listed = new Map(handoff.files.map((file) => [file.name, file.sha256]));
  listed.set(openPart, bundle);
  for (const [name, sum] of listed) {
    const noted = sums.get(name);
    if (noted === undefined) throw brokenHandoff(`${checksumsFile} does not name ${name}.`);
    if (noted !== sum)
      throw brokenHandoff(`${name} was changed after the handoff was made: ${checksumsFile} differs.`);
  }
  const extra = [...sums.keys()].find((name) => !listed.has(name));
  if (extra !== undefined)
    throw brokenHandoff(`${checksumsFile} names ${extra}, which handoff.json does not list.`);
}

function readHandoff(bytes: Buffer): Handoff {
  const document = parseJson(bytes);
  if (document === undefined) throw brokenHandoff('handoff.json is not JSON.');
  const format =
    typeof document === 'object' && document !== null && 'format' in document ? document.format : undefined;
  if (typeof format === 'number' && format !== 1) {
    throw new AppError({
      code: 'unsupported',
      message: `This handoff has format ${format}; this Sendwright reads format 1.`,
      who: 'you',
      next: 'Open it with a newer Sendwright.',
    });
  }
  const parsed = handoffSchema.safeParse(document);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw brokenHandoff(`handoff.json is not right: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}.`);
}

function readCredential(files: Files, handoff: Handoff): SealedCredential {
  const bytes = files.get('credential.json');
  const parsed = sealedCredentialSchema.safeParse(bytes === undefined ? null : parseJson(bytes));
  if (!parsed.success) throw brokenHandoff('The sealed part holds no credential that Sendwright can read.');
  const { data } = parsed;
  if (data.clientId !== handoff.clientId || data.tenantId !== handoff.tenant.id) {
    throw brokenHandoff('The sealed part belongs to another application or tenant than the open part.');
  }
  return data;
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
}
