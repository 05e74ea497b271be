import type { ClientRequest, IncomingMessage, Session, net } from 'electron';
import { AppError, cancelled } from '../../contract/errors';
import type { ClosableTransport } from '../../ports/platform';
import type { HttpRequest, HttpResponse } from '../../ports/transport';
import { proxyRefusal, timeoutError, type Peer } from '../terminal/transport-errors';
import { netError } from './net-errors';

export interface SessionTransportOptions {
  /** A session of its own: no page uses it, and its requests pass no rule that is made for pages. */
  readonly session: Session;
  readonly net: Pick<typeof net, 'request'>;
  readonly allowedHosts: readonly string[];
  /** Resolves when the session's proxy is set. */
  readonly ready: Promise<void>;
  readonly timeoutMs?: number;
}

const defaultTimeoutMs = 60_000;
const chromiumsVerdict = -3;
const maxBodyBytes = 32 * 1024 * 1024;

/** HTTP over Chromium's network: the system's proxy and certificates, no cookies, no cache, no redirect followed. */
export function sessionTransport(options: SessionTransportOptions): ClosableTransport {
  const { session } = options;
  const issuers = new Map<string, string>();
  // Only looks: the verdict stays Chromium's own.
  session.setCertificateVerifyProc(({ hostname, certificate }, verdict) => {
    issuers.set(hostname, certificate.issuerName);
    verdict(chromiumsVerdict);
  });
  return {
    async peer(host) {
      const issuer = issuers.get(host.replace(/:\d+$/u, ''));
      if (issuer === undefined) return null;
      return { issuer, proxy: proxyIn(await session.resolveProxy(`https://${host}/`)) };
    },
    async send(request) {
      const url = new URL(request.url);
      if (url.protocol !== 'https:') throw refusal(`Only https is spoken; ${url.origin} was asked for.`);
      if (!options.allowedHosts.includes(url.host) && !options.allowedHosts.includes(url.hostname)) {
        throw refusal(`${url.host} is not among the hosts this run may speak to.`);
      }
      await options.ready;
      if (request.signal?.aborted === true) throw cancelled();
      return exchange(request, { host: url.host, proxy: null, issuer: null }, options);
    },
    close: () => void session.closeAllConnections().catch(() => undefined),
  };
}

/** The first way of a list such as `PROXY proxy.example:8080; DIRECT`; null: straight. */
function proxyIn(ways: string): string | null {
  return /^(?:PROXY|HTTPS|SOCKS[45]?) (\S+?);?(?: |$)/u.exec(ways)?.[1] ?? null;
}

function refusal(message: string): AppError {
  return new AppError({ code: 'refused', message });
}

/** One request; settles once, and leaves neither timer nor listener behind. */
async function exchange(
  wanted: HttpRequest,
  peer: Peer,
  { net, session, timeoutMs = defaultTimeoutMs }: SessionTransportOptions,
): Promise<HttpResponse> {
  const { method, url, headers, body, signal } = wanted;
  const request = net.request({
    ...{ method, url, session },
    redirect: 'manual',
    credentials: 'omit',
    cache: 'no-store',
  });
  for (const [name, value] of Object.entries(headers)) request.setHeader(name, value);
  const ms = wanted.timeoutMs ?? timeoutMs;
  let timer: NodeJS.Timeout | undefined;
  let stop: (() => void) | undefined;
  try {
    return await new Promise<HttpResponse>((resolve, reject) => {
      // Chromium does not say how far it had come: the worse is taken.
      timer = setTimeout(() => reject(timeoutError(peer, 'sent', ms)), ms);
      stop = () => reject(cancelled());
      signal?.addEventListener('abort', stop, { once: true });
      listen(request, peer, resolve, reject);
      request.end(body);
    });
  } finally {
    clearTimeout(timer);
    if (stop !== undefined) signal?.removeEventListener('abort', stop);
    request.abort();
  }
}

function listen(
  request: ClientRequest,
  peer: Peer,
  resolve: (response: HttpResponse) => void,
  reject: (error: unknown) => void,
): void {
  request.on('error', (error) => reject(netError(peer, error)));
  // Without an answer here Chromium goes on without a password, and the proxy's refusal comes as the response.
  request.on('login', (_info, answer) => answer());
  request.on('redirect', (status, _method, _url, headers) =>
    resolve({ status, headers: flat(headers), body: '' }),
  );
  request.on('response', (message) => {
    if (message.statusCode === 407) reject(proxyRefusal(peer, 407));
    else receive(message, peer, resolve, reject);
  });
}

function receive(
  message: IncomingMessage,
  peer: Peer,
  resolve: (response: HttpResponse) => void,
  reject: (error: unknown) => void,
): void {
  const chunks: Buffer[] = [];
  let size = 0;
  message.on('data', (chunk) => {
    size += chunk.length;
    if (size > maxBodyBytes) reject(netError(peer, new Error('The answer is too long.')));
    else chunks.push(chunk);
  });
  message.on('error', (error: unknown) => reject(netError(peer, error)));
  message.on('aborted', () => reject(netError(peer, new Error('The answer broke off.'))));
  message.on('end', () =>
    resolve({
      status: message.statusCode,
      headers: flat(message.headers),
      body: Buffer.concat(chunks).toString('utf8'),
    }),
  );
}

function flat(headers: Readonly<Record<string, string | string[]>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  );
}
