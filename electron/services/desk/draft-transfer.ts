import { constants } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import type { Draft } from '../../contract/desk/draft';
import { isPfxName } from '../../contract/key-file';
import type { SetupSpec } from '../../contract/setup-file';
import { checkPfx } from '../../credentials/certificate/read-pfx';
import { readPublicCertificate } from '../../credentials/certificate/read-public';
import type { DraftRecord } from '../../records/drafts';
import { parseSetupFile } from '../setup-file/parse';
import { readChosen } from './chosen-file';
import type { Channels, DeskContext } from './context';
import { keptDraft, loadDraft, saveDraft } from './draft-channels';
import { fileNameOf, pfxPathOf, setupFileText } from './draft-file';
import { saveThrough } from './save-through';

const setupFiles = [{ name: 'Sendwright setup file', extensions: ['yaml', 'yml'] }];
const certificates = [
  {
    name: 'Certificate, or certificate with its key',
    extensions: ['cer', 'crt', 'pem', 'der', 'pfx', 'p12'],
  },
];

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
      const asked = { title: 'Save the setup file', name: fileNameOf(record.draft), kinds: setupFiles };
      const path = await saveThrough(desk, asked, (chosen) =>
        setupFileText(draftFrom(record, dirname(chosen))),
      );
      if (path !== null) await copyBeside(desk, record, dirname(path));
      return { savedAs: path === null ? null : basename(path) };
    },
    'setups.attachCertificate': async ({ draft }) => {
      const record = await loadDraft(desk, draft);
      const path = await dialogs.openFile({ title: 'Choose the certificate', kinds: certificates });
      if (path === null) return null;
      const bytes = await readChosen(path);
      const isPfx = isPfxName(path);
      const name = isPfx ? basename(path) : plainName(path);
      if (isPfx) checkPfx(bytes, name);
      else readPublicCertificate(bytes, name, clock.now());
      const change = await takenIn(desk, record, path, name);
      const { months } = record.draft.credential;
      const changed: Draft = { ...record.draft, credential: { kind: 'certificate', months, file: name } };
      await saveDraft(desk, record, changed, change);
      desk.plans.forget(record.id);
      desk.pfxPassphrases.forget(record.id);
      return { file: name };
    },
  };
}

/** A file that a draft names, copied beside it; a PFX is only pointed at: a private key is not to lie in two places. */
async function takenIn(
  desk: DeskContext,
  { id, files, links = {} }: Pick<DraftRecord, 'id' | 'files' | 'links'>,
  path: string,
  name: string,
): Promise<Pick<DraftRecord, 'files' | 'links'>> {
  if (isPfxName(path))
    return { files: files.filter((one) => one !== name), links: { ...links, [name]: path } };
  await desk.drafts().attach(id, path, name);
  return { files: [...new Set([...files, name])], links };
}

/** A draft of a setup file; the files that it names are copied beside it. */
async function importSpec(desk: DeskContext, spec: SetupSpec, folder: string): Promise<DraftRecord> {
  const id = desk.platform.newId();
  let taken: Pick<DraftRecord, 'files' | 'links'> = { files: [] };
  const takeAlong = async (named: string): Promise<string> => {
    const from = isAbsolute(named) ? named : resolve(folder, named);
    const name = isPfxName(from) ? basename(from) : plainName(from);
    await readChosen(from);
    taken = await takenIn(desk, { id, ...taken }, from, name);
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
  return saveDraft(desk, null, draft, { id, ...taken });
}

/** The draft as a setup file in a folder says it: a PFX is named by the way from there. */
function draftFrom(record: DraftRecord, folder: string): Draft {
  const { draft } = record;
  const path = pfxPathOf(record);
  if (path === null || draft.credential.kind !== 'certificate') return draft;
  return { ...draft, credential: { ...draft.credential, file: relative(folder, path) } };
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

/** The file's name with signs alone that every system takes. */
function plainName(path: string): string {
  const name = basename(path)
    .replace(/[^\w.-]+/gu, '-')
    .slice(-80);
  return /^\.*$/u.test(name) || name === 'draft.json' ? `file-${name}` : name;
}
