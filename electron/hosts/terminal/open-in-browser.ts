import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { AppError } from '../../contract/errors';

/** The fixed program that opens a page, per platform, with its arguments; no shell ever sees the address. */
export function browserOpener(
  platform: NodeJS.Platform,
  systemRoot = 'C:\\Windows',
): { readonly file: string; readonly args: readonly string[] } {
  switch (platform) {
    case 'win32':
      return {
        file: join(systemRoot, 'System32', 'rundll32.exe'),
        args: ['url.dll,FileProtocolHandler'],
      };
    case 'darwin':
      return { file: '/usr/bin/open', args: [] };
    default:
      return { file: 'xdg-open', args: [] };
  }
}

function parsed(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}

/** The address in canonical form if it may be opened: https, or plain http on loopback. Else AppError `refused`. */
export function openableUrl(address: string): string {
  const url = parsed(address);
  const loopback = ['localhost', '127.0.0.1', '[::1]'];
  const allowed =
    url !== null &&
    url.username === '' &&
    url.password === '' &&
    (url.protocol === 'https:' || (url.protocol === 'http:' && loopback.includes(url.hostname)));
  if (url === null || !allowed) {
    throw new AppError({
      code: 'refused',
      message: 'Only https pages and pages on this computer are opened in the browser.',
    });
  }
  return url.href;
}

/** Opens a page in the person's browser. Rejects with AppError `unsupported` where there is no opener. */
export async function openInBrowser(address: string): Promise<void> {
  const url = openableUrl(address);
  const { file, args } = browserOpener(process.platform, process.env['SystemRoot']);
  await new Promise<void>((resolve, reject) => {
    const child = spawn(file, [...args, url], { stdio: 'ignore', detached: true });
    child.once('error', (cause) => {
      reject(
        new AppError(
          {
            code: 'unsupported',
            message: `No browser could be opened on this computer (${file} did not start).`,
            who: 'you',
            next: 'Sign in with --device-code on any other device.',
          },
          { cause },
        ),
      );
    });
    child.once('spawn', () => {
      child.unref();
      resolve();
    });
  });
}
