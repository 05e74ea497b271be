/** One HTTP request; the body is text (JSON or a form). */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

export interface HttpResponse {
  readonly status: number;
  /** Names in lower case; repeated headers joined by `, `. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The other end of a connection, as it showed itself. */
export interface PeerView {
  /** `host:port` of the proxy that it went through; null: none. */
  readonly proxy: string | null;
  /** Name and organisation of whoever signed its certificate; null: not told. */
  readonly issuer: string | null;
}

/**
 * Sends one request and follows no redirect. Throws AppError `offline` where nothing was sent (DNS, refused,
 * TLS), `answer-lost` where the connection broke after sending, `timeout`, `cancelled`.
 */
export interface HttpTransport {
  send(request: HttpRequest): Promise<HttpResponse>;
  /** What was seen of the connection to a host (`host:port` where the port is its own); null: nothing was sent there yet. */
  peer?(host: string): PeerView | null | Promise<PeerView | null>;
}
