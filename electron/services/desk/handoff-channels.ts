import { access } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { AppError } from '../../contract/errors';
import type { NamedBytes } from '../operation-options';
import type { Seal } from '../services';
import type { DeskClipboard } from './clipboard';
import type { Channels, DeskContext } from './context';
import { chosenFile } from './chosen-file';
import type { Passphrases } from './passphrases';
import { setupOfKey } from './setup-of-key';
import { savedThrough } from './save-through';

type HandoffChannels = Channels<
  | 'handoff.preview'
  | 'handoff.copy'
  | 'handoff.chooseRecipient'
  | 'handoff.start'
  | 'handoff.takePassphrase'
  | 'handoff.asBuilt'
>;

const publicKeys = [{ name: 'Public key', extensions: ['cer', 'crt', 'pem', 'der', 'pub', 'txt', 'age'] }];

/** What the vendor gets: shown, copied on site, or written as a folder. */
export function handoffChannels(
  desk: DeskContext,
  clipboard: DeskClipboard,
  passphrases: Passphrases,
): HandoffChannels {
  const recipients = new Map<string, NamedBytes>();
  return {
    'handoff.preview': async ({ setup }) => {
      const { key } = await setupOfKey(desk, setup);
      const screen = await (await desk.current.services()).handoffScreen(key);
      return { ...screen, refusal: desk.shown.value(screen.refusal) };
    },
    'handoff.copy': async ({ setup, field }) => copyField(desk, clipboard, setup, field),
    'handoff.chooseRecipient': async ({ setup }) => {
      const { key } = await setupOfKey(desk, setup);
      const asked = { title: 'Choose the vendor’s public key', kinds: publicKeys };
      const file = await chosenFile(desk, asked);
      if (file === null) return null;
      const { kind, name, fingerprint } = (await desk.current.services()).recipient(file);
      recipients.set(key, file);
      return { kind, name, fingerprint };
    },
    'handoff.start': async ({ setup, sealFor }) => {
      desk.operations.refuseSecond();
      const found = await setupOfKey(desk, setup);
      const recipient = recipients.get(found.key) ?? null;
      if (sealFor === 'recipient' && recipient === null) throw noRecipient();
      return start(desk, passphrases, found, sealFor === 'recipient' ? recipient : null);
    },
    'handoff.takePassphrase': async ({ operation }) => ({ passphrase: passphrases.take(operation) }),
    'handoff.asBuilt': async ({ setup }) => {
      const { key, record } = await setupOfKey(desk, setup);
      const { html } = await (await desk.current.services()).asBuilt(key);
      const kinds = [{ name: 'Page', extensions: ['html'] }];
      const asked = { title: 'Save the as-built document', name: `${record.id}.as-built.html`, kinds };
      return savedThrough(desk, asked, html);
    },
  };
}

/** Writes the folder as the one long operation. Null where no place was chosen. */
async function start(
  desk: DeskContext,
  passphrases: Passphrases,
  { key, title, record }: Awaited<ReturnType<typeof setupOfKey>>,
  recipient: NamedBytes | null,
) {
  const { current, operations, platform } = desk;
  const screen = await (await current.services()).handoffScreen(key);
  if (screen.refusal !== null) throw refused(screen.refusal);
  const parent = await platform.dialogs.chooseFolder({
    title: 'Where to put the handoff folder',
    button: 'Put it here',
  });
  if (parent === null) return null;
  const directory = await freeFolder(parent, `${record.id}-handoff`);
  return operations.begin({ kind: 'handoff', title, setup: key }, async (options, id) => {
    const fresh: Seal = { kind: 'new', keep: async (phrase) => passphrases.keep(id, phrase) };
    const seal: Seal = recipient === null ? fresh : { kind: 'recipient', file: recipient };
    const services = await current.services();
    const made = await services.handoff(key, directory, screen.seals ? seal : null, options);
    const document = { ...made, directory: basename(directory), passphraseFile: null };
    return { kind: 'handoff', document, passphraseWaits: passphrases.has(id) };
  });
}

async function copyField(desk: DeskContext, clipboard: DeskClipboard, setup: string, index: number) {
  const { key, record } = await setupOfKey(desk, setup);
  const services = await desk.current.services();
  const field = (await services.handoffScreen(key)).fields.find((one) => one.index === index);
  if (field === undefined) throw noField();
  if (field.value !== null) {
    await clipboard.copy(field.value);
    return { clearsAt: null };
  }
  if (field.from !== 'sealed') throw nothingToCopy(field.name);
  const clearsAt = await clipboard.copySecret(await services.handoffSecret(key));
  const { logger, clock } = desk.platform;
  logger.info('The secret was put on the clipboard', { setup: record.id, field: field.name });
  await desk.records().audit(record.tenantId, record.id, {
    time: clock.now().toISOString(),
    who: 'this computer',
    what: 'copy-secret',
    detail: { field: field.name, clearsAt: clearsAt.toISOString() },
  });
  return { clearsAt: clearsAt.toISOString() };
}

/** A name in the folder that nobody has yet: a handoff is never mixed into an old one. */
async function freeFolder(parent: string, name: string): Promise<string> {
  for (let number = 1; ; number += 1) {
    const path = join(parent, number === 1 ? name : `${name}-${number}`);
    const isTaken = await access(path).then(
      () => true,
      () => false,
    );
    if (!isTaken) return path;
  }
}

function refused(message: string): AppError {
  return new AppError({
    code: 'preflight-failed',
    message,
    who: 'you',
    next: 'Do what is named first, then hand it over.',
  });
}

function noRecipient(): AppError {
  return new AppError({
    code: 'invalid-input',
    message: 'No public key of the vendor was chosen.',
    who: 'you',
    next: 'Choose the key, or seal with a passphrase.',
  });
}

function noField(): AppError {
  return new AppError({ code: 'not-found', message: 'The vendor’s screen has no such field.' });
}

function nothingToCopy(name: string): AppError {
  return new AppError({
    code: 'unsupported',
    message: `${name} is nothing that can be copied.`,
    who: 'you',
    next: 'It is a file of the handoff, or the vendor has it already.',
  });
}
