import type { Platform } from '../../ports/platform';
import type { AskPassphrase } from '../operation-options';
import { readChosen } from './chosen-file';

/** So long, in ms, a passphrase is remembered: planning, running and each check asked again need it. */
const rememberMs = 30 * 60_000;

const texts = [{ name: 'Text', extensions: ['txt', 'text', 'pass'] }];

/**
 * Passphrases of PFX files. The system's own dialog asks, and main takes them from the clipboard or a file: none goes
 * through the window (design rule 4). In memory, for as long as somebody works on the draft.
 */
export class PfxPassphrases {
  readonly #kept = new Map<string, { readonly phrase: string; readonly until: number }>();

  constructor(private readonly platform: Pick<Platform, 'dialogs' | 'clipboard' | 'clock'>) {}

  /** How an operation on a draft asks. */
  askerOf(draft: string): AskPassphrase {
    return async (file, problem) => {
      const kept = this.#kept.get(draft);
      if (problem === null && kept !== undefined && kept.until >= this.#now) return kept.phrase;
      this.#kept.delete(draft);
      const phrase = await this.#ask(file, problem);
      if (phrase !== null) this.#kept.set(draft, { phrase, until: this.#now + rememberMs });
      return phrase;
    };
  }

  forget(draft: string): void {
    this.#kept.delete(draft);
  }

  forgetAll(): void {
    this.#kept.clear();
  }

  get #now(): number {
    return this.platform.clock.now().getTime();
  }

  /** Null: the person changed their mind. */
  async #ask(file: string, problem: string | null): Promise<string | null> {
    const { dialogs } = this.platform;
    const from = await dialogs.passphraseFrom({
      message: `${problem === null ? '' : `${problem} `}Where is the passphrase of ${file}?`,
      detail:
        'Copy it where it is kept and take it from the clipboard, which is emptied then, or choose a text file that holds it and nothing else. It is kept in memory only.',
    });
    if (from === null) return null;
    const found = from === 'clipboard' ? await this.#fromClipboard() : await this.#fromFile(file);
    if (found === null) return null;
    const phrase = found.replace(/\r?\n$/u, '');
    const empty = from === 'clipboard' ? 'The clipboard is empty.' : 'That file is empty.';
    return phrase === '' ? this.#ask(file, empty) : phrase;
  }

  async #fromClipboard(): Promise<string> {
    const { clipboard } = this.platform;
    const text = await clipboard.read();
    await clipboard.clear();
    return text;
  }

  async #fromFile(file: string): Promise<string | null> {
    const path = await this.platform.dialogs.openFile({ title: `Passphrase of ${file}`, kinds: texts });
    return path === null ? null : (await readChosen(path)).toString('utf8');
  }
}
