import { constants } from 'node:fs';
import { copyFile, readFile, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import type { Draft } from '../../contract/desk/draft';
import { AppError } from '../../contract/errors';
import type { SetupSpec } from '../../contract/setup-file';
import { readPublicCertificate } from '../../credentials/certificate/read-public';
import type { DraftRecord } from '../../records/drafts';
import type { NamedBytes } from '../operation-options';
import { parseSetupFile } from '../setup-file/parse';
import type { Channels, DeskContext } from './context';
import { keptDraft, loadDraft, saveDraft } from './draft-channels';
import { fileNameOf, setupFileText } from './draft-file';
import { noPfx } from './refusals';
import { saveThrough } from './save-through';

const setupFiles = [{ name: 'Sendwright setup file', extensions: ['yaml', 'yml'] }];
const certificates = [{ name: 'Certificate', extensions: ['cer', 'crt', 'pem', 'der'] }];
/** A setup file with thousands of senders is shorter than this. */
const longestFile = 4 * 1024 * 1024;

/** Setup files in and out, and the vendor's certificate: through the system's dialogs, which tell main alone where. */
export function draftTransferChannels(
  desk: DeskContext,
): Channels<'setups.import' | 'setups.export' | 'setups.attachCertificate'> {
  const { dialogs, clock } = desk.platform;
  return {
    'setups.import': async () => {
      const path = await dialogs.openFile({ title: 'Open a setup file', kinds: setupFiles });
      if (path === null) return null;
      const spec = parseSetupFile((await readChosen(path)).toString('utf8'), basename(path));
      return keptDraft(desk, await importSpec(desk, spec, dirname(path)));
    },
    'setups.export': async ({ draft }) => {
      const record = await loadDraft(desk, draft);
      const text = setupFileText(record.draft);
      const asked = { title: 'Save the setup file', name: fileNameOf(record.draft), kinds: setupFiles };
      const path = await saveThrough(desk, asked, text);
      if (path !== null) await copyBeside(desk, record, dirname(path));
      return { savedAs: path === null ? null : basename(path) };
    },
    'setups.attachCertificate': async ({ draft }) => {
      const record = await loadDraft(desk, draft);
      const path = await dialogs.openFile({ title: 'Choose the vendor’s certificate', kinds: certificates });
      if (path === null) return null;
      const name = plainName(path);
      readPublicCertificate(await readChosen(path), name, clock.now());
      await desk.drafts().attach(record.id, path, name);
      const files = [...new Set([...record.files, name])];
      const { credential } = record.draft;
      const months = credential.months;
      const changed: Draft = { ...record.draft, credential: { kind: 'certificate', months, file: name } };
      await saveDraft(desk, record, changed, { files });
      desk.plans.forget(record.id);
      return { file: name };
    },
  };
}

/** A draft of a setup file; the files that it names are copied beside it. */
async function importSpec(desk: DeskContext, spec: SetupSpec, folder: string): Promise<DraftRecord> {
  const id = desk.platform.newId();
  const files: string[] = [];
  const takeAlong = async (named: string): Promise<string> => {
    const from = isAbsolute(named) ? named : resolve(folder, named);
    const name = plainName(from);
    // It holds the private key: it is not to lie about in a second place.
    if (/\.(?:pfx|p12)$/iu.test(name)) throw noPfx(name);
    await readChosen(from);
    await desk.drafts().attach(id, from, name);
    files.push(name);
    return name;
  };
  const { credential, vendor } = spec;
  const draft: Draft = {
    ...spec,
    vendor: /[./\\]/u.test(vendor) ? await takeAlong(vendor) : vendor,
    testRecipient: spec.testRecipient ?? '',
    credential:
      credential.kind === 'certificate' && credential.file !== undefined
        ? { ...credential, file: await takeAlong(credential.file) }
        : credential,
  };
  return saveDraft(desk, null, draft, { id, files });
}

/** Whoever gets the setup file needs what it names; a file of that name is never overwritten. */
async function copyBeside(desk: DeskContext, record: DraftRecord, folder: string): Promise<void> {
  const { vendor, credential } = record.draft;
  const named = [vendor, credential.kind === 'certificate' ? credential.file : undefined];
  for (const name of record.files.filter((one) => named.includes(one))) {
    await copyFile(
      join(desk.drafts().folderOf(record.id), name),
      join(folder, name),
      constants.COPYFILE_EXCL,
    ).catch(() => undefined);
  }
}

/** A file that a person chooses in a dialog; null where none was. Throws AppError as `readChosen` does. */
export async function chosenFile(
  { platform }: DeskContext,
  asked: Parameters<DeskContext['platform']['dialogs']['openFile']>[0],
): Promise<NamedBytes | null> {
  const path = await platform.dialogs.openFile(asked);
  return path === null ? null : { bytes: await readChosen(path), name: basename(path) };
}

/** Reads a file that a person chose. Throws AppError `invalid-input` where that cannot be. */
export async function readChosen(path: string): Promise<Buffer> {
  const name = basename(path);
  try {
    if ((await stat(path)).size <= longestFile) return await readFile(path);
  } catch (error) {
    throw new AppError(
      {
        code: 'invalid-input',
        message: `${name} cannot be read.`,
        who: 'you',
        next: 'Check that it is there and that you may read it.',
      },
      { cause: error },
    );
  }
  throw new AppError({
    code: 'invalid-input',
    message: `${name} is larger than ${longestFile / 1024 / 1024} MB: it is no such file.`,
    who: 'you',
    next: 'Choose another file.',
  });
}

/** The file's name with signs alone that every system takes. */
function plainName(path: string): string {
  const name = basename(path)
    .replace(/[^\w.-]+/gu, '-')
    .slice(-80);
  return /^\.*$/u.test(name) || name === 'draft.json' ? `file-${name}` : name;
}
