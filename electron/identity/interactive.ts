import { randomBytes } from 'node:crypto';
import {
  CryptoProvider,
  ResponseMode,
  type AuthenticationResult,
  type AuthorizationUrlRequest,
  type PublicClientApplication,
} from '@azure/msal-node';
import { AppError, cancelled } from '../contract/errors';
import { refusalError, refusalFromText } from './aadsts';
import { openLoopback } from './loopback';

/** How long a person has for the sign-in page. */
export const signInLimitMs = 5 * 60_000;

interface InteractiveOptions {
  readonly client: Pick<PublicClientApplication, 'getAuthCodeUrl' | 'acquireTokenByCode'>;
  readonly request: Pick<AuthorizationUrlRequest, 'scopes' | 'prompt' | 'loginHint'>;
  readonly openPage: (url: string) => Promise<void>;
  readonly signal?: AbortSignal | undefined;
  readonly limitMs?: number;
}

/**
 * One sign-in in the system browser: PKCE, state, a loopback listener on a free port, a time limit. MSAL makes the
 * address and redeems the code; its own `acquireTokenInteractive` can neither be stopped nor wait without polling.
 * Rejects with AppError `timeout` or `cancelled`, the page's refusal, or what MSAL or the opener threw.
 */
export async function signInWithBrowser(options: InteractiveOptions): Promise<AuthenticationResult> {
  const stop = stopOf(options);
  const [state, nonce] = [randomWord(), randomWord()];
  const [loopback, { verifier, challenge }] = await Promise.all([
    openLoopback(state),
    new CryptoProvider().generatePkceCodes(),
  ]);
  try {
    return await Promise.race([walk(), stop.stopped]);
  } finally {
    stop.end();
    loopback.close();
  }

  async function walk(): Promise<AuthenticationResult> {
    const { client, request, openPage } = options;
    const { redirectUri } = loopback;
    const { scopes } = request;
    const url = await client.getAuthCodeUrl({
      ...request,
      ...{ redirectUri, state, nonce, responseMode: ResponseMode.FORM_POST },
      ...{ codeChallenge: challenge, codeChallengeMethod: 'S256' },
    });
    stop.throwIfStopped();
    await openPage(url);
    const answer = await loopback.answer;
    if ('error' in answer) throw refusalError(refusalFromText(answer.error, answer.description));
    return client.acquireTokenByCode({
      ...{ code: answer.code, codeVerifier: verifier, nonce, redirectUri, scopes },
      ...(answer.clientInfo === null ? {} : { clientInfo: answer.clientInfo }),
    });
  }
}

function randomWord(): string {
  return randomBytes(24).toString('base64url');
}

/** Rejects when the time is up or the signal fires; `end` lets go of both. */
function stopOf({ signal, limitMs = signInLimitMs }: InteractiveOptions) {
  let why: AppError | null = null;
  let refuse: (error: AppError) => void = () => undefined;
  const stopped = new Promise<never>((_resolve, reject) => {
    refuse = reject;
  });
  // Nobody may be waiting yet, or any more.
  stopped.catch(() => undefined);
  const stop = (error: AppError): void => {
    why ??= error;
    refuse(why);
  };
  const abort = (): void => stop(cancelled());
  const timer = setTimeout(() => stop(tooLate()), limitMs);
  signal?.addEventListener('abort', abort, { once: true });
  if (signal?.aborted === true) abort();
  return {
    stopped,
    throwIfStopped(): void {
      if (why !== null) throw why;
    },
    end(): void {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    },
  };
}

function tooLate(): AppError {
  return new AppError({
    code: 'timeout',
    message: 'Nobody signed in within 5 minutes.',
    who: 'you',
    next: 'Start again; where no browser opens, use --device-code.',
  });
}
