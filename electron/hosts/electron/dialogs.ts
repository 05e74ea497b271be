import { dialog, type BrowserWindow, type OpenDialogOptions } from 'electron';
import type { Dialogs, FileKind } from '../../ports/platform';

/** The system's dialogs, over the window where there is one. */
export function electronDialogs(window: () => BrowserWindow | null): Dialogs {
  const open = async (options: OpenDialogOptions): Promise<string | null> => {
    const over = window();
    const { canceled, filePaths } = await (over === null
      ? dialog.showOpenDialog(options)
      : dialog.showOpenDialog(over, options));
    return canceled ? null : (filePaths[0] ?? null);
  };
  return {
    async saveFile({ title, name, kinds }) {
      const over = window();
      const options = { title, defaultPath: name, filters: filtersOf(kinds) };
      const { canceled, filePath } = await (over === null
        ? dialog.showSaveDialog(options)
        : dialog.showSaveDialog(over, options));
      return canceled || filePath === '' ? null : filePath;
    },
    openFile: async ({ title, kinds }) =>
      open({ title, filters: filtersOf(kinds), properties: ['openFile'] }),
    async passphraseFrom({ message, detail }) {
      const over = window();
      const options = {
        ...{ type: 'question' as const, title: 'Passphrase', message, detail, noLink: true },
        ...{ buttons: ['Use the clipboard', 'Choose a file…', 'Cancel'], defaultId: 0, cancelId: 2 },
      };
      const { response } = await (over === null
        ? dialog.showMessageBox(options)
        : dialog.showMessageBox(over, options));
      return (['clipboard', 'file'] as const)[response] ?? null;
    },
    chooseFolder: async ({ title, button }) =>
      open({ title, buttonLabel: button, properties: ['openDirectory', 'createDirectory'] }),
  };
}

function filtersOf(kinds: readonly FileKind[]): { name: string; extensions: string[] }[] {
  return kinds.map(({ name, extensions }) => ({ name, extensions: [...extensions] }));
}
