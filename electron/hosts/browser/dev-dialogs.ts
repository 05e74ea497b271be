import { mkdir, readdir, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Dialogs, FileKind } from '../../ports/platform';

/**
 * Dialogs of a host without a system's own: everything is saved into one folder, and what is opened is the newest
 * fitting file of `open` in it. For development and tests.
 */
export function devDialogs(folder: string, say: (line: string) => void): Dialogs {
  const toOpen = join(folder, 'open');
  return {
    async saveFile({ title, name }) {
      await mkdir(folder, { recursive: true });
      const path = join(folder, name);
      say(`${title}: ${path}`);
      return path;
    },
    async openFile({ title, kinds }) {
      const path = await newest(toOpen, kinds);
      say(`${title}: ${path ?? `nothing that fits lies in ${toOpen}`}`);
      return path;
    },
    async passphraseFrom({ message }) {
      say(`${message} From a file in ${toOpen}.`);
      return 'file';
    },
    async chooseFolder({ title }) {
      await mkdir(folder, { recursive: true });
      say(`${title}: ${folder}`);
      return folder;
    },
  };
}

async function newest(folder: string, kinds: readonly FileKind[]): Promise<string | null> {
  const endings = new Set(kinds.flatMap(({ extensions }) => extensions.map((one) => `.${one}`)));
  const names = await readdir(folder).catch(() => []);
  const found = await Promise.all(
    names
      .filter((name) => endings.has(extname(name).toLowerCase()))
      .map(async (name) => ({ path: join(folder, name), at: (await stat(join(folder, name))).mtimeMs })),
  );
  return found.sort((one, other) => other.at - one.at)[0]?.path ?? null;
}
