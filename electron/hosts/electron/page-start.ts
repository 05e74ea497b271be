/** Long enough for the next file of a page that still loads, short beside the time in which a page reads its files. */
const restMs = 8;
/** A page that comes from elsewhere (the development server) asks for no file here. */
const mostMs = 400;

/** Tells when a page has its files and is busy with them: main is free then, and was not before. */
export interface PageStart {
  readonly hasFiles: Promise<void>;
  /** A file was given to the page. */
  readonly fileGiven: () => void;
  /** The page asks main for something. */
  readonly asks: () => void;
}

/**
 * Watches a page that begins to load now. `hasFiles` resolves when no file followed another for a moment, when the page
 * asks for something, or after 400 ms.
 */
export function pageStart(): PageStart {
  let settle: () => void = () => undefined;
  const hasFiles = new Promise<void>((resolve) => (settle = resolve));
  const last = setTimeout(settle, mostMs);
  let rest: NodeJS.Timeout | undefined;
  void hasFiles.then(() => {
    clearTimeout(last);
    clearTimeout(rest);
  });
  return {
    hasFiles,
    fileGiven: () => {
      clearTimeout(rest);
      rest = setTimeout(settle, restMs);
    },
    asks: settle,
  };
}
