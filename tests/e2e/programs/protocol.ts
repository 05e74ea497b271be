/** What a test has the program do inside Electron. */
export type Asked =
  | { readonly do: 'send'; readonly url: string; readonly ca?: string; readonly times?: number }
  | { readonly do: 'print'; readonly html: string }
  | {
      readonly do: 'keep';
      /** The bundled helper, and the environment it is to find its keychain by. */
      readonly helper: string;
      readonly environment: Readonly<Record<string, string | undefined>>;
      readonly folder: string;
    };

/** What came of it. */
export interface Told {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly code?: string;
  readonly text?: string;
}
