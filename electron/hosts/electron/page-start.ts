/** A page that comes from elsewhere (the development server) asks for no file here. */
const mostMs = 400;

/** Tells when a page has its files and is busy with them: main is free then, and was not before. */
export interface PageStart {
  readonly hasFiles: Promise<void>;
  /** The page itself was given, which names so many files. */
  readonly pageGiven: (files: number) => void;
  /** One of them was given. */
  readonly fileGiven: () => void;
  /** The page asks main for something. */
  readonly asks: () => void;
}

/**
 * Watches a page that begins to load now. `hasFiles` resolves when it was given all that it names, when it asks for
 * something, or after 400 ms.
 */
export function pageStart(): PageStart {
  let settle: () => void = () => undefined;
  const hasFiles = new Promise<void>((resolve) => (settle = resolve));
  const last = setTimeout(settle, mostMs);
  void hasFiles.then(() => clearTimeout(last));
  let missing = Number.POSITIVE_INFINITY;
  return {
    hasFiles,
    pageGiven: (files) => {
      missing = files;
    },
    fileGiven: () => {
      missing -= 1;
      // Not before the last one is on its way.
      if (missing <= 0) setImmediate(settle);
    },
    asks: settle,
  };
}
