import { AppError } from '../../contract/errors';
import type { HttpTransport } from '../../ports/transport';

/**
 * The way to a practice tenant: where nothing listens any more, that is told as such, since network and proxy have no
 * part in it. `infoFile` is the file as the person named it.
 */
export function practiceTransport<T extends HttpTransport>(transport: T, infoFile: string): T {
  return {
    ...transport,
    send: async (request) => {
      try {
        return await transport.send(request);
      } catch (error) {
        throw isRefused(error) ? stopped(infoFile, error) : error;
      }
    },
  };
}

function isRefused(error: unknown): boolean {
  if (!(error instanceof AppError) || error.code !== 'offline') return false;
  const { cause } = error;
  return cause instanceof Error && 'code' in cause && cause.code === 'ECONNREFUSED';
}

function stopped(infoFile: string, cause: unknown): AppError {
  return new AppError(
    {
      code: 'offline',
      message: `The practice tenant of ${infoFile} does not answer: it was stopped.`,
      who: 'you',
      next: `Start one with "sendwright practice --info ${infoFile}" and begin anew: a stopped one remembers nothing.`,
    },
    { cause },
  );
}
