import { z } from 'zod';
import { AppError } from '../contract/errors';
import { headerOf, parseAnswer, type GraphAnswer } from './answer';
import { graphError, type GraphErrorContext } from './errors';
import { tokenWasRefused, type GraphHttp } from './http';
import { retryAfterMs, retryDelay } from './retry';

/** Graph's own limit (facts 2.12). */
const batchSize = 20;

export interface BatchEntry {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly scopes: readonly string[];
  readonly context: GraphErrorContext;
}

/** An entry on its way, with what its repeats have cost so far. */
interface Waiting {
  readonly entry: BatchEntry;
  readonly resolve: (answer: GraphAnswer) => void;
  readonly reject: (error: unknown) => void;
  attempt: number;
  waitedMs: number;
  freshToken: boolean;
}

const responseSchema = z.looseObject({
  responses: z.array(
    z.looseObject({
      id: z.string(),
      status: z.number().int(),
      headers: z.record(z.string(), z.string()).optional().nullable(),
      body: z.unknown(),
    }),
  ),
});

type Part = z.infer<typeof responseSchema>['responses'][number];

interface BatcherOptions {
  readonly http: GraphHttp;
  readonly token: (scopes: readonly string[], fresh: boolean) => Promise<string>;
  readonly signal?: AbortSignal | undefined;
}

function keyOf(entry: BatchEntry): string {
  return JSON.stringify([entry.path, Object.entries(entry.headers).sort()]);
}

function batchRequest({ path, headers }: BatchEntry, id: string): Record<string, unknown> {
  return { id, method: 'GET', url: path, ...(Object.keys(headers).length === 0 ? {} : { headers }) };
}

function unionOf(due: readonly Waiting[]): readonly string[] {
  return [...new Set(due.flatMap(({ entry }) => entry.scopes))].sort();
}

function byScopes(due: readonly Waiting[]): readonly (readonly Waiting[])[] {
  const groups = new Map<string, Waiting[]>();
  for (const waiting of due) {
    const key = unionOf([waiting]).join(' ');
    groups.set(key, [...(groups.get(key) ?? []), waiting]);
  }
  return [...groups.values()];
}

function isConsentRequired(error: unknown): boolean {
  return error instanceof AppError && error.code === 'consent-required';
}

function missing(): AppError {
  return new AppError({
    code: 'answer-lost',
    message: 'Microsoft Graph left a part of a batch unanswered.',
    who: 'you',
    next: 'Try again.',
  });
}

function partAnswer(part: Part, entry: BatchEntry, { clock, application }: GraphHttp): GraphAnswer {
  const headers = part.headers ?? {};
  if (part.status >= 300) {
    const about = { ...entry.context, now: clock.now(), application: application() };
    throw graphError(part.status, part.body, headers, about);
  }
  return {
    status: part.status,
    headers,
    body: part.body ?? null,
    requestId: headerOf(headers, 'request-id') ?? null,
  };
}

/** Collects reads for one tick and sends them together; throttled parts go again by their own Retry-After. */
export class Batcher {
  private queue: Waiting[] = [];
  private readonly asked = new Map<string, Promise<GraphAnswer>>();

  constructor(private readonly options: BatcherOptions) {}

  /** The answer to one read; the same read asked for twice in a tick gets the same answer. */
  ask(entry: BatchEntry): Promise<GraphAnswer> {
    const key = keyOf(entry);
    const known = this.asked.get(key);
    if (known !== undefined) return known;
    const answer = new Promise<GraphAnswer>((resolve, reject) => {
      this.enqueue({ entry, resolve, reject, attempt: 1, waitedMs: 0, freshToken: false });
    });
    this.asked.set(key, answer);
    return answer;
  }

  private enqueue(waiting: Waiting): void {
    this.queue.push(waiting);
    if (this.queue.length > 1) return;
    setImmediate(() => {
      const due = this.queue;
      this.queue = [];
      this.asked.clear();
      for (let start = 0; start < due.length; start += batchSize) {
        void this.flush(due.slice(start, start + batchSize));
      }
    });
  }

  private async flush(due: readonly Waiting[]): Promise<void> {
    try {
      const allowed = due.length === 1 ? due : await this.withConsent(due);
      const [only] = allowed;
      if (only !== undefined && allowed.length === 1) only.resolve(await this.sendAlone(only));
      else if (allowed.length > 1) await this.sendTogether(allowed);
    } catch (error) {
      for (const waiting of due) waiting.reject(error);
    }
  }

  /**
   * The reads whose scopes the person has. One token for all is asked for first; only where that consent is not to
   * be had each set of scopes is asked for by itself, so that one read does not take the others down.
   */
  private async withConsent(due: readonly Waiting[]): Promise<readonly Waiting[]> {
    const { token } = this.options;
    try {
      await token(unionOf(due), false);
      return due;
    } catch (error) {
      if (!isConsentRequired(error)) throw error;
    }
    const allowed: Waiting[] = [];
    for (const group of byScopes(due)) {
      try {
        await token(unionOf(group), false);
        allowed.push(...group);
      } catch (error) {
        if (!isConsentRequired(error)) throw error;
        for (const waiting of group) waiting.reject(error);
      }
    }
    return allowed;
  }

  private async sendAlone({ entry, freshToken }: Waiting): Promise<GraphAnswer> {
    const { http, token, signal } = this.options;
    return http.send({
      method: 'GET',
      target: entry.path,
      headers: entry.headers,
      token: (fresh) => token(entry.scopes, fresh || freshToken),
      signal,
      context: entry.context,
    });
  }

  private async sendTogether(due: readonly Waiting[]): Promise<void> {
    const { http, token, signal } = this.options;
    const scopes = unionOf(due);
    const freshToken = due.some((waiting) => waiting.freshToken);
    const answer = await http.send({
      method: 'POST',
      target: '/$batch',
      readsOnly: true,
      token: (fresh) => token(scopes, fresh || freshToken),
      signal,
      context: { scopes },
      body: { requests: due.map(({ entry }, index) => batchRequest(entry, String(index + 1))) },
    });
    const { responses } = parseAnswer(responseSchema, answer.body, 'a batch');
    const parts = new Map(responses.map((part) => [part.id, part]));
    // One throw of the dice for the whole batch: parts without a Retry-After of their own stay together.
    const jitter = http.random();
    due.forEach((waiting, index) => this.settle(waiting, parts.get(String(index + 1)), jitter));
  }

  private settle(waiting: Waiting, part: Part | undefined, jitter: number): void {
    const now = this.options.http.clock.now();
    try {
      if (part === undefined) throw missing();
      waiting.resolve(partAnswer(part, waiting.entry, this.options.http));
    } catch (error) {
      this.again(waiting, error, retryAfterMs(headerOf(part?.headers ?? {}, 'retry-after'), now), jitter);
    }
  }

  private again(waiting: Waiting, error: unknown, afterMs: number | null, jitter: number): void {
    if (!waiting.freshToken && tokenWasRefused(error)) {
      waiting.freshToken = true;
      this.enqueue(waiting);
      return;
    }
    const { attempt, waitedMs } = waiting;
    const failed = { attempt, waitedMs, write: false, error, retryAfterMs: afterMs, random: () => jitter };
    const delay = retryDelay(failed);
    if (delay === null) {
      waiting.reject(error);
      return;
    }
    waiting.attempt += 1;
    waiting.waitedMs += delay;
    const { http, signal } = this.options;
    http.clock.sleep(delay, signal).then(() => this.enqueue(waiting), waiting.reject);
  }
}
