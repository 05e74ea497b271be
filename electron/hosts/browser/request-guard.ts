import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Where the host listens, and the token that stands first in every path. */
export interface Door {
  readonly port: number;
  readonly token: string;
}

/** The page's address. */
export function pageAddress({ port, token }: Door): string {
  return `http://127.0.0.1:${port}/${token}/`;
}

/**
 * The path behind the token; null for whoever is not our page: another name of this computer (a page that had its own
 * name lead here), another origin, a navigation or frame of a foreign page, or no token.
 */
export function pathOf(request: Pick<IncomingMessage, 'url' | 'headers'>, door: Door): string | null {
  const { headers, url = '/' } = request;
  const origin = `http://127.0.0.1:${door.port}`;
  if (headers.host !== `127.0.0.1:${door.port}`) return null;
  if (headers.origin !== undefined && headers.origin !== origin) return null;
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return null;
  const [, token = '', path = ''] = /^\/([^/?]+)\/([^?]*)(?:\?.*)?$/u.exec(url) ?? [];
  return isSame(token, door.token) ? path : null;
}

function isSame(given: string, wanted: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(wanted)];
  return one.length === other.length && timingSafeEqual(one, other);
}
