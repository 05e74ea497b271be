import type { Platform } from '../../ports/platform';

/** So long, in ms, a secret stays on the clipboard (design rule 4). */
const secretMs = 60_000;

/** Puts texts on the clipboard, and takes a secret away again. */
export interface DeskClipboard {
  copy(text: string): Promise<void>;
  /** When it is emptied if it still holds this secret. */
  copySecret(secret: string): Promise<Date>;
  /** Empties it now where it still holds a secret of ours. */
  close(): Promise<void>;
}

export function deskClipboard({
  clipboard,
  clock,
  logger,
}: Pick<Platform, 'clipboard' | 'clock' | 'logger'>): DeskClipboard {
  let held: { readonly secret: string; readonly abort: AbortController } | null = null;

  const clearIfOurs = async (secret: string): Promise<void> => {
    if (held?.secret === secret) held = null;
    if ((await clipboard.read()) !== secret) return;
    await clipboard.clear();
    logger.info('The secret was taken off the clipboard');
  };
  const forget = (): void => {
    held?.abort.abort();
    held = null;
  };

  return {
    async copy(text) {
      forget();
      await clipboard.write(text);
    },
    async copySecret(secret) {
      forget();
      const abort = new AbortController();
      await clipboard.write(secret);
      held = { secret, abort };
      const clearsAt = new Date(clock.now().getTime() + secretMs);
      void clock
        .sleep(secretMs, abort.signal)
        .then(async () => clearIfOurs(secret))
        .catch((error: unknown) => {
          if (!abort.signal.aborted) logger.warn('The clipboard could not be emptied', { error });
        });
      return clearsAt;
    },
    async close() {
      const secret = held?.secret;
      forget();
      if (secret !== undefined) await clearIfOurs(secret);
    },
  };
}
