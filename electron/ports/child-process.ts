/** A program to be started: by its absolute path, without a shell, with nothing secret in arguments or environment. */
export interface ChildStart {
  readonly command: string;
  readonly args: readonly string[];
  /** The whole environment; nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
  readonly folder: string;
}

/** How a child ended; `not-started` with the system's code, e.g. ENOENT. */
export type ChildEnd =
  | { readonly kind: 'exit'; readonly code: number }
  | { readonly kind: 'signal'; readonly signal: string }
  | { readonly kind: 'not-started'; readonly reason: string };

/** A running program with its three streams. Each listener is set once, right after the start. */
export interface ChildProcessPort {
  /** Text for its standard input; what it no longer reads is dropped. */
  write(text: string): void;
  /** Closes its standard input: the polite way to end it. */
  endInput(): void;
  onOutput(listener: (bytes: Uint8Array) => void): void;
  onErrorOutput(listener: (bytes: Uint8Array) => void): void;
  /** Called once, after the last of its output. */
  onEnd(listener: (end: ChildEnd) => void): void;
  /** Ends it at once, with every program that it started. */
  kill(): void;
}

export type StartChild = (start: ChildStart) => ChildProcessPort;
