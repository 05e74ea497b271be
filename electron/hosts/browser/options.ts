import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** How the browser host was started. */
export interface BrowserOptions {
  readonly dataFolder: string;
  /** Zero: a free one. */
  readonly port: number;
  /** INFO file of a practice tenant that runs already; null: the host runs its own. */
  readonly practiceInfo: string | null;
  /** Pages outside are opened in the person's browser, not only named. */
  readonly opensPages: boolean;
  /** A real Microsoft 365 may be worked with. */
  readonly mayBeReal: boolean;
}

/**
 * `--data DIR` (default `.dev` in the current folder), `--port N`, `--practice INFO`, `--no-open`, `--real`. Throws
 * TypeError for any other argument.
 */
export function readBrowserOptions(args: readonly string[], folder: string): BrowserOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: 'string', default: '.dev' },
      port: { type: 'string', default: '0' },
      practice: { type: 'string' },
      'no-open': { type: 'boolean', default: false },
      real: { type: 'boolean', default: false },
    },
  });
  return {
    dataFolder: resolve(folder, values.data),
    port: Number(values.port),
    practiceInfo: values.practice === undefined ? null : resolve(folder, values.practice),
    opensPages: !values['no-open'],
    mayBeReal: values.real,
  };
}
