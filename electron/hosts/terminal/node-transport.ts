import type { ClientRequest, IncomingMessage } from 'node:http';
import { Agent, request as httpsRequest } from 'node:https';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { getProxyForUrl } from 'proxy-from-env';
import { AppError, cancelled } from '../../contract/errors';
import type { HttpRequest, HttpResponse, HttpTransport, PeerView } from '../../ports/transport';
import { connectionError, proxyRefusal, timeoutError, type Peer, type Phase } from './transport-errors';

export interface NodeTransportOptions {
  /** PEM. Where given it is the ONLY authority that is trusted: public hosts are then out of reach. */
  readonly ca?: string;
  /** `system` (default): HTTPS_PROXY and NO_PROXY are followed. */
  readonly proxy?: 'system' | 'none';
  /** `host` or `host:port`; where given, any other host is refused. */
  readonly allowedHosts?: readonly string[];
  /** For requests that name no limit of their own; default one minute. */
  readonly timeoutMs?: number;
}

/** A transport with a pool of connections to let go at the end. */
export interface NodeTransport extends HttpTransport {
  /** Closes idle and busy connections, so that the process can end. */
  close(): void;
}

const defaultTimeoutMs = 60_000;
const maxBodyBytes = 32 * 1024 * 1024;

/** The agent of a request, and the proxy it goes through. */
interface Route {
  readonly agent: Agent;
  readonly proxy: string | null;
}

function isLoopback(url: URL): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
}

function responseHeaders(message: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(message.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return headers;
}

function issuerOf(socket: TLSSocket): string | null {
  try {
    const issuer: unknown = socket.getPeerCertificate().issuer;
    if (typeof issuer !== 'object' || issuer === null) return null;
    const { O: organisation, CN: name } = issuer as { O?: string; CN?: string };
    return [name, organisation].filter((part) => part !== undefined).join(', ') || null;
  } catch {
    return null;
  }
}

/** One request on the wire: follows its phase, so that a failure says whether anything was sent. */
class Exchange {
  private phase: Phase = 'connecting';
  private issuer: string | null = null;
  private settled = false;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly url: URL,
    private readonly route: Route,
    private readonly wanted: HttpRequest,
    private readonly defaultMs: number,
    private readonly resolve: (response: HttpResponse) => void,
    private readonly reject: (error: AppError) => void,
    private readonly connected: (peer: Peer) => void,
  ) {}

  run(ca: string | undefined): void {
    const { method, headers, body, signal } = this.wanted;
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const request = httpsRequest(this.url, {
      method,
      headers: { ...headers, ...length },
      agent: this.route.agent,
      ...(ca === undefined ? {} : { ca }),
    });
    const abort = (): void => this.fail(cancelled(), request);
    const ms = this.wanted.timeoutMs ?? this.defaultMs;
    this.timer = setTimeout(() => this.fail(timeoutError(this.peer(), this.phase, ms), request), ms);
    signal?.addEventListener('abort', abort, { once: true });
    request.once('close', () => signal?.removeEventListener('abort', abort));
    request.once('socket', (socket) => this.watch(socket, request));
    request.once('error', (error) => this.fail(this.broken(error), request));
    request.once('response', (message) => this.receive(message, request));
    request.end(body);
  }

  private watch(socket: Socket, request: ClientRequest): void {
    if (request.reusedSocket || !(socket instanceof TLSSocket)) {
      this.phase = request.reusedSocket ? 'sent' : 'connecting';
      return;
    }
    // Not documented for client sockets, but there since Node 0.x; without it the message lacks the issuer.
    socket.prependOnceListener('secure', () => {
      this.issuer = issuerOf(socket);
    });
    socket.once('secureConnect', () => {
      this.phase = 'sent';
      this.connected(this.peer());
    });
  }

  private receive(message: IncomingMessage, request: ClientRequest): void {
    const status = message.statusCode ?? 0;
    if (!(message.socket instanceof TLSSocket)) {
      this.fail(proxyRefusal(this.peer(), status), request);
      return;
    }
    const chunks: Buffer[] = [];
    let size = 0;
    message.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxBodyBytes) this.fail(this.broken(new Error('The answer is too long.')), request);
      else chunks.push(chunk);
    });
    message.once('error', (error) => this.fail(this.broken(error), request));
    message.once('aborted', () => this.fail(this.broken(new Error('The answer broke off.')), request));
    message.once('end', () => {
      if (!message.complete) return;
      this.settle(() =>
        this.resolve({
          status,
          headers: responseHeaders(message),
          body: Buffer.concat(chunks).toString('utf8'),
        }),
      );
    });
  }

  private broken(cause: unknown): AppError {
    return connectionError(this.peer(), this.phase, cause);
  }

  private peer(): Peer {
    return { host: this.url.host, proxy: this.route.proxy, issuer: this.issuer };
  }

  private fail(error: AppError, request: ClientRequest): void {
    this.settle(() => {
      this.reject(error);
      request.once('error', () => undefined);
      request.destroy();
    });
  }

  private settle(act: () => void): void {
    if (this.settled) return;
    this.settled = true;
    if (this.timer !== null) clearTimeout(this.timer);
    act();
  }
}

function refuse(message: string): never {
  throw new AppError({ code: 'refused', message });
}

/** HTTP over node:https with kept-alive connections: the transport of the terminal host. */
export function nodeTransport(options: NodeTransportOptions = {}): NodeTransport {
  const direct: Route = { agent: new Agent({ keepAlive: true }), proxy: null };
  const defaultMs = options.timeoutMs ?? defaultTimeoutMs;
  const viaProxy = new Map<string, Route>();
  const peers = new Map<string, PeerView>();

  function routeOf(url: URL): Route {
    const proxy = options.proxy === 'none' || isLoopback(url) ? '' : getProxyForUrl(url.href);
    if (proxy === '') return direct;
    const known = viaProxy.get(proxy);
    if (known !== undefined) return known;
    const route = { agent: new HttpsProxyAgent(proxy, { keepAlive: true }), proxy: new URL(proxy).host };
    viaProxy.set(proxy, route);
    return route;
  }

  return {
    async send(request) {
      const url = new URL(request.url);
      if (url.protocol !== 'https:')
        refuse(`Only https is spoken; ${url.protocol}//${url.host} was asked for.`);
      const allowed = options.allowedHosts;
      if (allowed !== undefined && !allowed.includes(url.host) && !allowed.includes(url.hostname)) {
        refuse(`${url.host} is not among the hosts this run may speak to.`);
      }
      if (request.signal?.aborted === true) throw cancelled();
      const route = routeOf(url);
      return new Promise<HttpResponse>((resolve, reject) => {
        // The authority is a request option: an agent behind a proxy would use its own only towards the proxy.
        const connected = ({ host, proxy, issuer }: Peer) => void peers.set(host, { proxy, issuer });
        new Exchange(url, route, request, defaultMs, resolve, reject, connected).run(options.ca);
      });
    },
    peer: (host) => peers.get(host) ?? null,
    close() {
      direct.agent.destroy();
      for (const route of viaProxy.values()) route.agent.destroy();
    },
  };
}
