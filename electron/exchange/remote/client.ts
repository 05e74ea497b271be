import { isTransient, toAppError } from '../../contract/errors';
import type { Clock } from '../../ports/clock';
import type { TokenProvider } from '../../ports/tokens';
import type { HttpTransport } from '../../ports/transport';
import { isRead, type Invoke } from '../invoke';
import { repeating, type Outcome } from '../repeat';
import { readAnswer } from './answer';

export interface RemoteOptions {
  /** The `exchange` address of the practice tenant's INFO. */
  readonly url: string;
  readonly transport: HttpTransport;
  readonly tokens: Pick<TokenProvider, 'exchange' | 'refresh'>;
  readonly clock: Clock;
  /** How long one cmdlet may take, in ms; default: as the transport does. Exchange itself gives up after 15 minutes (facts 3). */
  readonly timeoutMs?: number;
}

/**
 * Cmdlets over the practice tenant's HTTPS. A read is repeated up to three times when the service is busy or its
 * answer is lost; a write only after 429, which says that nothing was done (design rule 6). A refused token is
 * renewed once.
 */
export function remoteInvoke(options: RemoteOptions): Invoke {
  return repeating({
    clock: options.clock,
    once: async (cmdlet, parameters, signal) => callOnce(options, cmdlet, parameters, signal),
    renew: async () => options.tokens.refresh('exchange'),
    mayRepeat: (cmdlet, error) => isRead(cmdlet) && isTransient(error.code),
  });
}

async function callOnce(
  { url, transport, tokens, timeoutMs }: RemoteOptions,
  cmdlet: string,
  parameters: Readonly<Record<string, unknown>>,
  signal?: AbortSignal,
): Promise<Outcome> {
  const token = await tokens.exchange();
  try {
    const response = await transport.send({
      method: 'POST',
      url: `${url}/${encodeURIComponent(cmdlet)}`,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json; charset=utf-8',
        accept: 'application/json',
      },
      body: JSON.stringify({ parameters }),
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
      ...(signal === undefined ? {} : { signal }),
    });
    return { answer: readAnswer(cmdlet, response), response };
  } catch (error) {
    return { answer: toAppError(error), response: null };
  }
}
