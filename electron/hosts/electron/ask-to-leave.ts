import { app, dialog, type BrowserWindow, type MessageBoxOptions } from 'electron';
import { leaving, unfinishedOf, type Unfinished } from '../../app/leaving';
import type { WatchedOperation } from './watch-operation';

const words: Readonly<
  Record<
    Unfinished['kind'],
    {
      readonly message: (title: string) => string;
      readonly detail: string;
      readonly keep: string;
      readonly stop: string;
    }
  >
> = {
  run: {
    message: (title) => `“${title}” is still being set up.`,
    detail:
      'If Sendwright ends now, it finishes the step that is under way first. What is in place stays, and the next start goes on from there.',
    keep: 'Keep it running',
    stop: 'Stop after this step and quit',
  },
  proof: {
    message: (title) => `The proof of “${title}” is not finished.`,
    detail:
      'If Sendwright ends now, the proof stops. Nothing in the tenant depends on it, and it can be begun again at any time.',
    keep: 'Keep it running',
    stop: 'Stop the proof and quit',
  },
  passphrase: {
    message: (title) => `The passphrase of the handoff for “${title}” was not shown yet.`,
    detail:
      'Nobody else has it. If Sendwright ends now, the sealed part of that folder can never be opened, and it must be handed over anew.',
    keep: 'Go back and show it',
    stop: 'Quit without it',
  },
};

/** Asks, over the window where there is one, whether what runs is to be stopped; true: yes, and the app ends. */
async function ask(over: BrowserWindow | null, { kind, title }: Unfinished): Promise<boolean> {
  const { message, detail, keep, stop } = words[kind];
  const options: MessageBoxOptions = {
    ...{ type: 'question', message: message(title), detail, buttons: [keep, stop] },
    ...{ defaultId: 0, cancelId: 0, noLink: true },
  };
  const { response } = await (over === null
    ? dialog.showMessageBox(options)
    : dialog.showMessageBox(over, options));
  return response === 1;
}

/** Answers whether the app may end now; where something runs it asks first, over the window. */
export function askToLeave(
  operation: () => WatchedOperation | null,
  window: () => BrowserWindow | null,
): () => boolean {
  return leaving({
    unfinished: () => {
      const watched = operation();
      return unfinishedOf(watched?.running() ?? null, watched?.untaken() ?? null);
    },
    ask: async (unfinished) => ask(window(), unfinished),
    stop: async () => operation()?.stop(),
    quit: () => app.quit(),
  });
}
