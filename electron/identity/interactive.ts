import { request } from 'node:http';
import type { AuthenticationResult, InteractiveRequest, PublicClientApplication } from '@azure/msal-node';
import { AppError } from '../contract/errors';

/** How long a person has for the sign-in page. */
export const signInLimitMs = 5 * 60_000;

const page = (title: string, text: string): string =>
  `<!doctype html><meta charset="utf-8"><title>${title}</title><h1>${title}</h1><p>${text}</p>`;

const successTemplate = page('Signed in', 'You can close this page and go back to Sendwright.');
const errorTemplate = page('Not signed in', 'Go back to Sendwright: it says what to do.');

interface Loopback {
  readonly port: string;
  readonly state: string;
}

function loopbackOf(signInUrl: string): Loopback | null {
  const { searchParams } = new URL(signInUrl);
  const redirect = searchParams.get('redirect_uri');
  const state = searchParams.get('state');
  return redirect === null || state === null ? null : { port: new URL(redirect).port, state };
}

/** MSAL has no way to stop waiting: its own listener is told that the sign-in was given up, and closes. */
function giveUp({ port, state }: Loopback): void {
  const body = new URLSearchParams({
    error: 'access_denied',
    error_description: 'given up',
    state,
  }).toString();
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': String(Buffer.byteLength(body)),
  };
  const post = request({ host: '127.0.0.1', port, path: '/', method: 'POST', headers, agent: false });
  post.on('error', () => undefined);
  post.on('response', (response) => response.resume());
  post.end(body);
}

/** Lets the page be opened until the sign-in is stopped, and ends MSAL's waiting then. */
class StopGate {
  why: AppError | null = null;
  private loopback: Loopback | null = null;
  private refuse: (why: AppError) => void = () => undefined;

  stop(why: AppError): void {
    this.why ??= why;
    this.refuse(this.why);
    if (this.loopback !== null) giveUp(this.loopback);
  }

  async pass(url: string, openPage: (url: string) => Promise<void>): Promise<void> {
    this.loopback = loopbackOf(url);
    if (this.why !== null) throw this.why;
    const stopped = new Promise<never>((_resolve, reject) => {
      this.refuse = reject;
    });
    // Stopped after the page was opened nobody waits for it any more; that is no unhandled failure.
    stopped.catch(() => undefined);
    await Promise.race([openPage(url), stopped]);
  }
}

function tooLate(): AppError {
  return new AppError({
    code: 'timeout',
    message: 'Nobody signed in within 5 minutes.',
    who: 'you',
    next: 'Start again; where no browser opens, use --device-code.',
  });
}

export interface InteractiveOptions {
  readonly client: PublicClientApplication;
  readonly request: Omit<InteractiveRequest, 'openBrowser'>;
  readonly openPage: (url: string) => Promise<void>;
  readonly signal?: AbortSignal | undefined;
  readonly limitMs?: number;
}

/**
 * One sign-in in the system browser: PKCE, a loopback listener on a free port, a time limit. Rejects with
 * AppError `timeout` or `cancelled`, or with what MSAL or the opener threw.
 */
export async function signInWithBrowser(options: InteractiveOptions): Promise<AuthenticationResult> {
  const { client, openPage, signal, limitMs = signInLimitMs } = options;
  const gate = new StopGate();
  const abort = (): void => gate.stop(new AppError({ code: 'cancelled', message: 'Cancelled.' }));
  const timer = setTimeout(() => gate.stop(tooLate()), limitMs);
  signal?.addEventListener('abort', abort, { once: true });
  if (signal?.aborted === true) abort();
  try {
    return await client.acquireTokenInteractive({
      ...options.request,
      successTemplate,
      errorTemplate,
      openBrowser: (url) => gate.pass(url, openPage),
    });
  } catch (error) {
    throw gate.why ?? error;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}
