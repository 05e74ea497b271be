import { resolve, sep } from 'node:path';
import { appHost, parsed } from './origin';

/**
 * The file that an `app://` address means; null for whatever is not inside the folder of our pages. Decoded before it is
 * looked at: `..%2f` passes through an address as it is.
 */
export function bundleFile(address: string, folder: string): string | null {
  const url = parsed(address);
  if (url === null || url.host !== appHost) return null;
  const path = decoded(url.pathname);
  if (path === null || path.includes('\0') || path.includes('\\')) return null;
  const root = resolve(folder);
  const file = resolve(root, `.${path === '/' ? '/index.html' : path}`);
  return file.startsWith(root + sep) ? file : null;
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
