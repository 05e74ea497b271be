/** What every service of the practice tenant (Entra, Graph, Exchange) answers with. */

export interface PracticeRequest {
  readonly method: string;
  /** Path without query, still encoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Header names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The origin the client used, e.g. `https://localhost:8443`. */
  readonly origin: string;
}

export interface PracticeResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** A string is sent as it stands, anything else as JSON; undefined sends no body. */
  readonly body?: unknown;
}

/** A service: pure of sockets, so that it can be tested without a server. */
export type PracticeService = (request: PracticeRequest) => PracticeResponse | Promise<PracticeResponse>;
