import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node';
import { AppError } from '../contract/errors';
import type { HttpTransport } from '../ports/transport';
import { readRefusal, refusalError } from './aadsts';

/** MSAL's network over our transport. Remembers the last failure, which MSAL itself hides or shortens. */
export interface MsalNetwork extends INetworkModule {
  /** Stops the requests of the call under way. */
  signal: AbortSignal | undefined;
  /** The failure of the last request, if it failed; forgets it. */
  takeFailure(): AppError | null;
}

const pending = new Set(['authorization_pending', 'slow_down']);

/** What a tenant's sign-in host told about itself, by address: several MSAL applications need to ask only once. */
export type Discovered = Map<string, NetworkResponse<unknown>>;

/** Opens a network for one MSAL application. */
export function msalNetwork(transport: HttpTransport, discovered: Discovered = new Map()): MsalNetwork {
  let failure: AppError | null = null;

  async function send<T>(
    method: 'GET' | 'POST',
    url: string,
    options?: NetworkRequestOptions,
    timeoutMs?: number,
  ): Promise<NetworkResponse<T>> {
    failure = null;
    const { signal } = network;
    try {
      const response = await transport.send({
        method,
        url,
        headers: { ...options?.headers },
        ...(options?.body === undefined ? {} : { body: options.body }),
        ...(timeoutMs === undefined ? {} : { timeoutMs }),
        ...(signal === undefined ? {} : { signal }),
      });
      const body: unknown = JSON.parse(response.body);
      const refusal = response.status >= 400 ? readRefusal(body) : null;
      if (refusal !== null && !pending.has(refusal.error)) failure = refusalError(refusal, response.status);
      return { status: response.status, headers: { ...response.headers }, body: body as T };
    } catch (cause) {
      failure = cause instanceof AppError ? cause : unreadable(cause);
      throw failure;
    }
  }

  const network: MsalNetwork = {
    signal: undefined,
    async sendGetRequestAsync<T>(url: string, options?: NetworkRequestOptions, timeout?: number) {
      const known = discovered.get(url);
      if (known !== undefined) return known as NetworkResponse<T>;
      const answer = await send<T>('GET', url, options, timeout);
      if (answer.status === 200 && url.includes('/.well-known/')) discovered.set(url, answer);
      return answer;
    },
    sendPostRequestAsync: (url, options) => send('POST', url, options),
    takeFailure() {
      const taken = failure;
      failure = null;
      return taken;
    },
  };
  return network;
}

function unreadable(cause: unknown): AppError {
  return new AppError(
    {
      code: 'answer-lost',
      message: 'The answer of the sign-in service could not be read.',
      who: 'you',
      next: 'Sign in again; where it persists, check the proxy of this network.',
    },
    { cause },
  );
}
