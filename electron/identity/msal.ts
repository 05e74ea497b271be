import {
  AuthError,
  InteractionRequiredAuthError,
  LogLevel,
  PublicClientApplication,
  type AccountInfo,
  type AuthenticationResult,
} from '@azure/msal-node';
import { AppError, toAppError } from '../contract/errors';
import { redactSecrets } from '../log/redact/secrets';
import type { HttpTransport } from '../ports/transport';
import { refusalError, refusalFromText } from './aadsts';
import type { Cloud } from './clouds';
import { signInWithBrowser } from './interactive';
import { msalNetwork, type Discovered, type MsalNetwork } from './msal-network';

/** Shows a device code: the whole message, the page to open, the code to enter there. */
export type DeviceCodePrompt = (message: string, url: string, code: string) => void;

interface PublicClientOptions {
  readonly cloud: Cloud;
  /** Tenant id, domain, or `organizations`. */
  readonly tenant: string;
  readonly clientId: string;
  readonly transport: HttpTransport;
  readonly openPage: (url: string) => Promise<void>;
  /** Where given, codes are used in place of the browser. */
  readonly deviceCode?: DeviceCodePrompt | undefined;
  readonly signInLimitMs?: number | undefined;
  readonly log?: ((message: string) => void) | undefined;
  /** Shared by the clients of one session. */
  readonly discovered?: Discovered | undefined;
}

/** One interactive sign-in. */
interface SignInRequest {
  readonly scopes: readonly string[];
  /** Whom to expect; without it the page asks for an account. */
  readonly loginHint?: string | undefined;
  readonly signal: AbortSignal | undefined;
}

const limitSeconds = 300;

/** Addresses are personal; MSAL is asked not to log them, and this makes sure. */
function redacted(message: string): string {
  return redactSecrets(message).replace(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu, '[address]');
}

function createApplication(options: PublicClientOptions, network: MsalNetwork): PublicClientApplication {
  const { cloud, tenant, clientId, log } = options;
  return new PublicClientApplication({
    auth: {
      clientId,
      authority: `${cloud.login}/${tenant}`,
      // With its port; else MSAL asks Microsoft's public discovery about the host, even a practice tenant's.
      knownAuthorities: [new URL(cloud.login).host],
    },
    system: {
      networkClient: network,
      disableInternalRetries: true,
      loggerOptions: {
        piiLoggingEnabled: false,
        logLevel: LogLevel.Warning,
        loggerCallback: (_level, message, containsPii) => {
          if (!containsPii) log?.(redacted(message));
        },
      },
    },
  });
}

const clientErrors: Readonly<Partial<Record<string, AppError['facts']>>> = {
  device_code_expired: {
    code: 'timeout',
    message: 'The device code has expired.',
    who: 'you',
    next: 'Start again and enter the code in time.',
  },
  user_timeout_reached: {
    code: 'timeout',
    message: 'Nobody entered the device code within 5 minutes.',
    who: 'you',
    next: 'Start again and enter the code in time.',
  },
  device_code_polling_cancelled: { code: 'cancelled', message: 'Cancelled.' },
};

function msalError(error: unknown, failure: AppError | null): AppError {
  if (error instanceof AppError) return error;
  if (failure !== null) return failure;
  if (!(error instanceof AuthError)) {
    // A scripted opener (practice) fails with the text that the sign-in page showed.
    const text = error instanceof Error ? error.message : '';
    return text.includes('AADSTS') ? refusalError(refusalFromText('', text)) : toAppError(error);
  }
  const known = clientErrors[error.errorCode];
  if (known !== undefined) return new AppError(known);
  if (error.errorMessage.includes('AADSTS') || error.errorCode === 'access_denied') {
    return refusalError(refusalFromText(error.errorCode, error.errorMessage));
  }
  const needsPerson = error instanceof InteractionRequiredAuthError;
  return new AppError({
    code: needsPerson ? 'interaction-required' : 'not-signed-in',
    message: `The sign-in failed (${error.errorCode}).`,
    who: 'you',
    next: 'Sign in again.',
    serviceCode: error.errorCode,
    ...(error.correlationId === '' ? {} : { requestId: error.correlationId }),
  });
}

/**
 * One MSAL public client, its tokens in this process' memory only. One call at a time, each with its own signal. Every
 * failure is an AppError.
 */
export class PublicClient {
  private readonly network: MsalNetwork;
  private readonly application: PublicClientApplication;

  constructor(private readonly options: PublicClientOptions) {
    this.network = msalNetwork(options.transport, options.discovered);
    this.application = createApplication(options, this.network);
  }

  /** From the cache or by refresh token; throws `interaction-required` or `consent-required` where a person is needed. */
  async silent(
    account: AccountInfo,
    scopes: readonly string[],
    forceRefresh: boolean,
    signal: AbortSignal | undefined,
  ): Promise<AuthenticationResult> {
    return this.attempt(signal, () =>
      this.application.acquireTokenSilent({ account, scopes: [...scopes], forceRefresh }),
    );
  }

  /** Asks a person: in the browser, or with a code on another device. */
  async signIn(request: SignInRequest): Promise<AuthenticationResult> {
    const { deviceCode } = this.options;
    return this.attempt(request.signal, () =>
      deviceCode === undefined ? this.inBrowser(request) : this.byCode(request, deviceCode),
    );
  }

  /** Forgets an account and its tokens. */
  async forget(account: AccountInfo): Promise<void> {
    await this.application.getTokenCache().removeAccount(account);
  }

  private async attempt<T>(signal: AbortSignal | undefined, act: () => Promise<T>): Promise<T> {
    this.network.takeFailure();
    this.network.signal = signal;
    try {
      return await act();
    } catch (error) {
      throw msalError(error, this.network.takeFailure());
    } finally {
      this.network.signal = undefined;
    }
  }

  private inBrowser({ scopes, loginHint, signal }: SignInRequest): Promise<AuthenticationResult> {
    const { openPage, signInLimitMs } = this.options;
    return signInWithBrowser({
      client: this.application,
      openPage,
      signal,
      ...(signInLimitMs === undefined ? {} : { limitMs: signInLimitMs }),
      request: {
        scopes: [...scopes],
        ...(loginHint === undefined ? { prompt: 'select_account' } : { loginHint }),
      },
    });
  }

  private async byCode(
    { scopes, signal }: SignInRequest,
    deviceCode: DeviceCodePrompt,
  ): Promise<AuthenticationResult> {
    const request = {
      scopes: [...scopes],
      timeout: limitSeconds,
      cancel: signal?.aborted === true,
      deviceCodeCallback: (code: { message: string; verificationUri: string; userCode: string }) =>
        deviceCode(code.message, code.verificationUri, code.userCode),
    };
    const abort = (): void => {
      request.cancel = true;
    };
    signal?.addEventListener('abort', abort, { once: true });
    try {
      const result = await this.application.acquireTokenByDeviceCode(request);
      if (result === null) throw new AppError({ code: 'not-signed-in', message: 'Nobody signed in.' });
      return result;
    } finally {
      signal?.removeEventListener('abort', abort);
    }
  }
}
