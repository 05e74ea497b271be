import type { TokenProvider } from '../ports/tokens';
import type { GraphAnswer } from './answer';
import type { GraphHttp } from './http';
import type { GraphOperation } from './graph-operation';
import { graphPermissions, type GraphOperationName } from './permissions';
import { createReader, type GraphReader } from './reader';

/** One write: the operation gives verb, scopes and role; the path is the operation's, filled in. */
interface GraphWrite {
  readonly operation: GraphOperationName;
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Graph as the signed-in person: what the resource files are written with. */
export interface GraphSession {
  readonly http: GraphHttp;
  readonly tokens: Pick<TokenProvider, 'graph' | 'refresh' | 'account'>;
  readonly signal: AbortSignal | undefined;
  readonly reader: GraphReader;
  /** Writes travel alone. Throws AppError; the effect of `answer-lost` and `timeout` is unknown. */
  write(write: GraphWrite): Promise<GraphAnswer>;
}

export interface GraphSessionOptions {
  readonly http: GraphHttp;
  readonly tokens: GraphSession['tokens'];
  readonly signal?: AbortSignal | undefined;
}

/** Opens a session; nothing is sent and nobody is signed in before the first call. */
export function createGraphSession({ http, tokens, signal }: GraphSessionOptions): GraphSession {
  async function token(scopes: readonly string[], fresh: boolean): Promise<string> {
    if (fresh) await tokens.refresh('graph');
    return tokens.graph(scopes);
  }
  return {
    http,
    tokens,
    signal,
    reader: createReader({ http, token, signal }),
    async write({ operation, path, body, headers }) {
      const { method, scopes, role }: GraphOperation = graphPermissions[operation];
      return http.send({
        method,
        target: path,
        token: (fresh) => token(scopes, fresh),
        body,
        headers: headers ?? {},
        signal,
        context: { scopes, role },
      });
    },
  };
}
