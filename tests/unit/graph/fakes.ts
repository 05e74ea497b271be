import { AppError } from '../../../electron/contract/errors';
import { createGraphHttp, type GraphHttp } from '../../../electron/graph/http';
import type { Clock } from '../../../electron/ports/clock';
import type { TokenProvider } from '../../../electron/ports/tokens';
import type { HttpRequest, HttpResponse, HttpTransport } from '../../../electron/ports/transport';

export const graphUrl = 'https://graph.example';

/** A clock whose sleeps end at once and are written down. */
export class FakeClock implements Clock {
  readonly sleeps: number[] = [];
  private time = Date.parse('2026-11-21T10:00:00Z');

  now(): Date {
    return new Date(this.time);
  }

  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    this.sleeps.push(ms);
    this.time += ms;
  }
}

export type Answer = Partial<HttpResponse> & { readonly json?: unknown };
export type Script = (request: HttpRequest, index: number) => Answer | Error;

/** A transport that answers from a script and remembers what it was asked. */
export class FakeTransport implements HttpTransport {
  readonly requests: HttpRequest[] = [];

  constructor(private readonly script: Script) {}

  async send(request: HttpRequest): Promise<HttpResponse> {
    this.requests.push(request);
    const answer = this.script(request, this.requests.length - 1);
    if (answer instanceof Error) throw answer;
    const { status = 200, headers = {}, json } = answer;
    return { status, headers, body: answer.body ?? (json === undefined ? '' : JSON.stringify(json)) };
  }

  /** Verb and path of each request, without the host. */
  get lines(): string[] {
    return this.requests.map(({ method, url }) => `${method} ${url.replace(`${graphUrl}/v1.0`, '')}`);
  }
}

export class FakeTokens implements TokenProvider {
  readonly asked: string[][] = [];
  refreshed = 0;
  /** A scope whose consent is refused. */
  refuses: string | null = null;

  async graph(scopes: readonly string[]): Promise<string> {
    this.asked.push([...scopes]);
    if (this.refuses !== null && scopes.includes(this.refuses)) {
      throw new AppError({ code: 'consent-required', message: 'refused' });
    }
    return `token-${this.refreshed}`;
  }

  async exchange(): Promise<string> {
    return 'exchange';
  }

  async account(): Promise<{ username: string; objectId: string; tenantId: string }> {
    return { username: 'admin@contoso.example', objectId: 'me', tenantId: 'tenant' };
  }

  async refresh(): Promise<void> {
    this.refreshed += 1;
  }
}

export interface Bench {
  readonly transport: FakeTransport;
  readonly clock: FakeClock;
  readonly tokens: FakeTokens;
  readonly http: GraphHttp;
}

/** Graph over a scripted transport; jitter always at its longest. */
export function bench(script: Script): Bench {
  const transport = new FakeTransport(script);
  const clock = new FakeClock();
  let id = 0;
  const http = createGraphHttp({
    transport,
    clock,
    graphUrl,
    random: () => 1,
    newId: () => `id-${(id += 1)}`,
  });
  return { transport, clock, tokens: new FakeTokens(), http };
}

/** An error body as Graph writes it (facts 5.2). */
export function errorBody(code: string, details: readonly string[] = []): unknown {
  return {
    error: {
      code,
      message: `Text of ${code}`,
      details: details.map((detail) => ({ code: detail, message: '' })),
      innerError: { 'request-id': 'inner-id', date: '2026-11-21T10:00:00' },
    },
  };
}

interface BatchPart {
  readonly id: string;
  readonly url: string;
}

/** The parts of a `$batch` request. */
export function partsOf(request: HttpRequest): readonly BatchPart[] {
  return (JSON.parse(request.body ?? '{}') as { requests: BatchPart[] }).requests;
}
