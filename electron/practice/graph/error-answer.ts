import type { World } from '../world/world';
import type { Answer } from './call';
import { GraphError } from './errors';

/** The error body of facts 5.2. Anything but a GraphError is a fault of the practice tenant: thrown on. */
export function errorAnswer(
  error: unknown,
  world: World,
  headers: Readonly<Record<string, string>>,
  requestId: string = world.newId(),
): Answer {
  if (!(error instanceof GraphError)) throw error;
  const { status, code, message, details } = error;
  return {
    status,
    ...(status === 401 ? { headers: { 'www-authenticate': 'Bearer realm=""' } } : {}),
    body: {
      error: {
        code,
        message,
        ...(details.length > 0 ? { details } : {}),
        innerError: {
          date: world.clock.iso(),
          'request-id': requestId,
          'client-request-id': headers['client-request-id'] ?? requestId,
        },
      },
    },
  };
}
