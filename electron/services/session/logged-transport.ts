import { toAppError } from '../../contract/errors';
import type { Logger } from '../../log/logger';
import type { Clock } from '../../ports/clock';
import type { HttpTransport } from '../../ports/transport';

/**
 * A transport that writes one log line a request: verb, host, path without query, status, request id, time taken.
 * Never a header, a body or a query: what is not written cannot leak.
 */
export function loggedTransport(transport: HttpTransport, logger: Logger, clock: Clock): HttpTransport {
  return {
    ...transport,
    async send(request) {
      const url = new URL(request.url);
      const started = clock.now().getTime();
      const about = () => ({
        method: request.method,
        host: url.host,
        path: withoutSecretSegments(url.pathname),
        ms: clock.now().getTime() - started,
      });
      try {
        const response = await transport.send(request);
        const requestId = response.headers['request-id'] ?? response.headers['x-ms-request-id'];
        logger.info('request', {
          ...about(),
          status: response.status,
          ...(requestId === undefined ? {} : { requestId }),
        });
        return response;
      } catch (error) {
        const { code, message } = toAppError(error);
        logger.warn('request failed', { ...about(), code, reason: message });
        throw error;
      }
    },
  };
}

/** The practice tenant's control path is its own key. */
function withoutSecretSegments(path: string): string {
  return path.replace(/^\/control\/[^/]+/u, '/control/…');
}
