import { AppError, toAppError } from '../../contract/errors';
import type { Clock } from '../../ports/clock';
import type { TokenProvider } from '../../ports/tokens';
import type { HttpResponse, HttpTransport } from '../../ports/transport';
import { isRead, type Invoke, type InvokeResult } from '../invoke';
import { isTransient, readAnswer } from './answer';
import { retryDelay } from './retry';

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
  return async (cmdlet, parameters, signal) => {
    let renewed = false;
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await callOnce(options, cmdlet, parameters, signal);
      if (!(outcome.answer instanceof AppError)) return outcome.answer;
      const error = outcome.answer;
      if (error.code === 'not-signed-in' && !renewed) {
        renewed = true;
        await options.tokens.refresh('exchange');
        continue;
      }
      const repeatable = error.code === 'throttled' || (isRead(cmdlet) && isTransient(error));
      const delay = repeatable ? retryDelay(attempt, outcome.response, options.clock.now()) : null;
      if (delay === null) throw error;
      await options.clock.sleep(delay, signal);
    }
  };
}

interface Outcome {
  readonly answer: InvokeResult | AppError;
  readonly response: HttpResponse | null;
}

async function callOnce(
  { url, transport, tokens, timeoutMs }: RemoteOptions,
  cmdlet: string,
  parameters: Readonly<Record<string, unknown>>,
  signal: AbortSignal | undefined,
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
