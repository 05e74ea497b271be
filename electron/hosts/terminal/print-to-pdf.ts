import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AppError } from '../../contract/errors';
import type { StartChild } from '../../ports/child-process';
import type { PrintToPdf } from '../../ports/print-to-pdf';
import { browserPlaces, type BrowserSurroundings } from './find-browser';

/** What printing needs of the computer. */
export interface PrinterParts extends BrowserSurroundings {
  readonly startChild: StartChild;
  /** Chromium's sandbox does not work as root on Linux. */
  readonly isRoot: boolean;
  /** How long one page may take, in ms. */
  readonly limitMs?: number;
}

const defaultLimitMs = 30_000;

/**
 * Prints with an installed Chromium, Chrome or Edge, without a window and without the network; null where none is
 * installed. What it needs and leaves lies in a folder of its own, which is removed.
 */
export function installedPrinter(parts: PrinterParts): PrintToPdf | null {
  const browser = browserPlaces(parts).find((path) => existsSync(path));
  return browser === undefined ? null : async (html) => printWith(browser, parts, html);
}

async function printWith(browser: string, parts: PrinterParts, html: string): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'sendwright-print-'));
  try {
    const [page, pdf] = [join(folder, 'page.html'), join(folder, 'page.pdf')];
    await writeFile(page, html, { mode: 0o600 });
    await run(browser, argumentsOf(parts, { folder, page, pdf }), folder, parts);
    return await readFile(pdf).catch(() => {
      throw notPrinted(browser, 'it left no PDF');
    });
  } finally {
    // A browser that was just ended may still write for a moment.
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }).catch(() => undefined);
  }
}

/** Everything that could reach the network is off, and no name is resolved; the page's own policy loads nothing anyway. */
function argumentsOf(
  { platform, isRoot }: PrinterParts,
  { folder, page, pdf }: { readonly folder: string; readonly page: string; readonly pdf: string },
): readonly string[] {
  return [
    ...['--headless=new', '--disable-gpu', '--no-first-run', '--no-default-browser-check'],
    ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
    ...['--disable-default-apps', '--disable-extensions', '--no-pings', '--disable-breakpad'],
    ...['--host-resolver-rules=MAP * ~NOTFOUND', '--proxy-server=127.0.0.1:9'],
    ...(platform === 'linux' ? ['--disable-dev-shm-usage'] : []),
    ...(platform === 'linux' && isRoot ? ['--no-sandbox'] : []),
    `--user-data-dir=${join(folder, 'profile')}`,
    ...['--no-pdf-header-footer', '--print-to-pdf-no-header', `--print-to-pdf=${pdf}`],
    pathToFileURL(page).href,
  ];
}

async function run(
  command: string,
  args: readonly string[],
  folder: string,
  { startChild, env, limitMs = defaultLimitMs }: PrinterParts,
): Promise<void> {
  const child = startChild({ command, args, folder, env: environmentOf(env, folder) });
  child.endInput();
  child.onOutput(() => undefined);
  child.onErrorOutput(() => undefined);
  let limit: NodeJS.Timeout | undefined;
  const fault = await new Promise<string | null>((resolve) => {
    limit = setTimeout(() => {
      resolve(`it took longer than ${limitMs / 1000} seconds`);
      child.kill();
    }, limitMs);
    child.onEnd((end) => {
      if (end.kind === 'not-started') resolve('it did not start');
      else resolve(end.kind === 'exit' && end.code === 0 ? null : 'it broke off');
    });
  });
  clearTimeout(limit);
  if (fault !== null) throw notPrinted(command, fault);
}

/** What a browser needs to start; nothing else of this process's environment. */
function environmentOf(env: BrowserSurroundings['env'], folder: string): Readonly<Record<string, string>> {
  const names = [
    'PATH',
    'LANG',
    'LC_ALL',
    'SystemRoot',
    'windir',
    'ProgramFiles',
    'ProgramFiles(x86)',
    'FONTCONFIG_PATH',
  ];
  const kept = names.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]] as const]));
  const own = ['HOME', 'TMPDIR', 'TEMP', 'TMP', 'LOCALAPPDATA', 'APPDATA', 'USERPROFILE', 'XDG_RUNTIME_DIR'];
  return Object.fromEntries([...kept, ...own.map((name) => [name, folder] as const)]);
}

function notPrinted(browser: string, why: string): AppError {
  return new AppError({
    code: 'unsupported',
    message: `${browser} did not print: ${why}.`,
    who: 'you',
    next: 'Open the page in a browser and print it from there.',
  });
}
