import type { Operation } from '../contract/desk/operation';

/** Something that would be cut short by the end of the app. */
export interface Unfinished {
  readonly kind: 'run' | 'proof' | 'passphrase';
  /** Application's name. */
  readonly title: string;
}

/**
 * What is left unfinished where the app ends now: by an operation that is cut short, or by a passphrase that nobody has
 * seen; null where nothing that anybody would miss.
 */
export function unfinishedOf(
  operation: Operation | null,
  untaken: { readonly title: string } | null,
): Unfinished | null {
  if (untaken !== null) return { kind: 'passphrase', title: untaken.title };
  if (operation?.kind === 'apply') return { kind: 'run', title: operation.title };
  return operation?.kind === 'proof' ? { kind: 'proof', title: operation.title } : null;
}

export interface LeavingParts {
  /** What runs now; null: nothing that a person waits for. */
  readonly unfinished: () => Unfinished | null;
  /** Asks the person; true: stop it and end the app. */
  readonly ask: (unfinished: Unfinished) => Promise<boolean>;
  /** Stops it after the step that is under way; resolves when it has ended. */
  readonly stop: () => Promise<void>;
  readonly quit: () => void;
}

/**
 * Answers whether the app may end now. While something runs it may not: the person is asked, once at a time, and where
 * they want it the app ends by itself when what ran has stopped.
 */
export function leaving({ unfinished, ask, stop, quit }: LeavingParts): () => boolean {
  let asking = false;
  const askAndLeave = async (what: Unfinished): Promise<void> => {
    if (!(await ask(what))) return;
    await stop();
    quit();
  };
  return () => {
    const what = unfinished();
    if (what === null) return true;
    if (asking) return false;
    asking = true;
    void askAndLeave(what)
      // A question that could not be asked is asked again.
      .catch(() => undefined)
      .then(() => (asking = false));
    return false;
  };
}
