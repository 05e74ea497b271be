import { parseAnswer, type GraphAnswer } from './answer';
import { Batcher, type BatchEntry } from './batch';
import { AppError } from '../contract/errors';
import type { GraphErrorContext } from './errors';
import type { GraphHttp } from './http';
import { pageSchema } from './page';

/** One read. */
interface GraphRead {
  /** Path and query under `/v1.0`. */
  readonly path: string;
  readonly scopes: readonly string[];
  /** The least directory role besides, for whoever is refused. */
  readonly role?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Tokens of the signed-in person, by scopes. */
type TokenFor = (scopes: readonly string[], fresh: boolean) => Promise<string>;

export interface GraphReader {
  /** One object. Throws AppError. */
  get(read: GraphRead): Promise<unknown>;
  /** One object, or null where Graph answers 404. */
  find(read: GraphRead): Promise<unknown>;
  /** All elements of a collection, page by page. */
  list(read: GraphRead): Promise<readonly unknown[]>;
  /** The elements of the first pages, at most so many; `more`: there are others. */
  firstPages(
    read: GraphRead,
    most: number,
  ): Promise<{ readonly elements: readonly unknown[]; readonly more: boolean }>;
}

interface ReaderOptions {
  readonly http: GraphHttp;
  readonly token: TokenFor;
  readonly signal?: AbortSignal | undefined;
}

function contextOf({ scopes, role }: GraphRead): GraphErrorContext {
  return role === undefined ? { scopes } : { scopes, role };
}

/** A bound against a server that never stops paging. */
const maxPages = 500;

function endless({ path }: GraphRead): AppError {
  return new AppError({
    code: 'internal',
    message: `Microsoft Graph does not come to an end of ${path.replace(/\?.*$/su, '')} after ${maxPages} pages.`,
    who: 'you',
    next: 'Start again; if it stays, report it.',
  });
}

/**
 * Reads that are asked for in one tick travel together: one alone as it stands, two to twenty as one `$batch`,
 * more as several; the same read asked for twice is sent once.
 */
export function createReader(options: ReaderOptions): GraphReader {
  const { http, token, signal } = options;
  const batcher = new Batcher(options);

  async function fetchOne(read: GraphRead): Promise<GraphAnswer> {
    const context = contextOf(read);
    const entry: BatchEntry = { path: read.path, headers: read.headers ?? {}, scopes: read.scopes, context };
    return batcher.ask(entry);
  }

  async function nextPage(read: GraphRead, link: string): Promise<unknown> {
    const answer = await http.send({
      method: 'GET',
      target: link,
      headers: read.headers ?? {},
      token: (fresh) => token(read.scopes, fresh),
      signal,
      context: contextOf(read),
    });
    return answer.body;
  }

  const firstPages: GraphReader['firstPages'] = async (read, most) => {
    const elements: unknown[] = [];
    let page = parseAnswer(pageSchema, (await fetchOne(read)).body, 'a list');
    for (let count = 1; ; count += 1) {
      elements.push(...page.value);
      const link = page['@odata.nextLink'];
      if (link === undefined || count >= most) return { elements, more: link !== undefined };
      page = parseAnswer(pageSchema, await nextPage(read, link), 'a list');
    }
  };

  return {
    async get(read) {
      return (await fetchOne(read)).body;
    },
    async find(read) {
      try {
        return (await fetchOne(read)).body;
      } catch (error) {
        if (error instanceof AppError && error.facts.status === 404) return null;
        throw error;
      }
    },
    async list(read) {
      const { elements, more } = await firstPages(read, maxPages);
      // Half a list would look like a whole one: a right that was not read is no right that is not there.
      if (more) throw endless(read);
      return elements;
    },
    firstPages,
  };
}
