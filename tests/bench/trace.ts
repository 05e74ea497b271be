import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';

/** Who served a request: `page` is what a person's browser fetches, `vault` the practice tenant's stand-in for a keychain. */
export type RequestKind = 'token' | 'graph' | 'exchange' | 'page' | 'vault';

/** One HTTP request of this process, as the client saw it; times in ms since the trace began. */
export interface TracedRequest {
  readonly kind: RequestKind;
  /** Verb and path without its query: `POST /exchange/Get-Recipient`. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** A trace that is being recorded. */
export interface Trace {
  readonly requests: readonly TracedRequest[];
  /** Milliseconds since the trace began. */
  elapsed(): number;
  stop(): void;
}

function kindOf(protocol: string, path: string): RequestKind {
  if (protocol === 'http:') return 'page';
  if (path.startsWith('/v1.0/')) return 'graph';
  if (path.startsWith('/exchange/')) return 'exchange';
  return path.startsWith('/control/') ? 'vault' : 'token';
}

/** Records every HTTP request this process makes until stopped; nothing in the product knows of it. */
export function startTrace(): Trace {
  const began = performance.now();
  const requests: TracedRequest[] = [];
  const starts = new Map<ClientRequest, number>();
  const started = (message: unknown): void => {
    starts.set((message as { request: ClientRequest }).request, performance.now() - began);
  };
  const finished = (message: unknown): void => {
    const { request } = message as { request: ClientRequest };
    const start = starts.get(request);
    if (start === undefined) return;
    starts.delete(request);
    const path = request.path.split('?')[0] ?? '';
    const kind = kindOf(request.protocol, path);
    requests.push({ kind, name: `${request.method} ${path}`, start, end: performance.now() - began });
  };
  subscribe('http.client.request.start', started);
  subscribe('http.client.response.finish', finished);
  return {
    requests,
    elapsed: () => performance.now() - began,
    stop() {
      unsubscribe('http.client.request.start', started);
      unsubscribe('http.client.response.finish', finished);
    },
  };
}
