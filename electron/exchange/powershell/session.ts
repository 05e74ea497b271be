import { AppError } from '../../contract/errors';
import { registerSecret } from '../../log/redact/registered';
import type { Clock } from '../../ports/clock';
import { isRead, type InvokeResult, type Row } from '../invoke';
import type { BridgeCall, BridgeReply } from './bridge';
import { connectionFrom, refuseOtherTenant, type ExchangeConnection } from './connection';
import { noAnswer, cmdletError, lostError } from './failures';
import type { PowerShellFound } from './find';
import { hostText, type PowerShellLimits } from './host';
import type { ConnectRequest, Hello } from './protocol';
import { Queue } from './queue';
import { signInError, type ReadRefusal } from './sign-in-failure';
import { parametersToWire, rowFromWire } from './wire';

/** What one operation brings along: whoever signs in for it, and its end. */
export interface SessionAccess {
  readonly signal: AbortSignal | undefined;
  /** How to sign in to Exchange from this PowerShell. */
  connect(hello: Hello): Promise<ConnectRequest>;
  /** The id of the tenant that must be connected to; null where any is right. */
  expectedTenant(): Promise<string | null>;
}

export interface SessionParts {
  readonly open: (
    onNoise: (line: string) => void,
    signal: AbortSignal | undefined,
  ) => Promise<PowerShellFound>;
  readonly clock: Clock;
  readonly limits: PowerShellLimits;
  /** Shows what the module prints for the person while it signs in with a code. */
  readonly showSignIn: (line: string) => void;
  readonly readRefusal: ReadRefusal;
}

/** One cmdlet with its parameters; of its rows only `fields` are wanted where they are given. */
export interface CmdletCall {
  readonly cmdlet: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly fields?: readonly string[];
}

interface Connected extends ExchangeConnection {
  readonly request: Omit<ConnectRequest, 'accessToken'>;
}

/** A token of ours is renewed when it has less than this left: the module cannot renew it (facts 10.3). */
const marginMs = 2 * 60_000;

/** Codes behind which a token that has ended may hide. */
const suspicious = new Set(['refused', 'permission-denied', 'not-signed-in', 'answer-lost']);

/** One PowerShell and one connection for a whole run, opened when first needed, one call at a time. */
export class PowerShellSession {
  private readonly queue = new Queue();
  private host: PowerShellFound | null = null;
  private connected: Connected | null = null;
  private wasConnected = false;
  private showsSignIn = false;
  private isClosed = false;
  private forgetToken: () => void = () => undefined;

  constructor(private readonly parts: SessionParts) {}

  /** The tenant it was last connected to; null before. */
  get tenantId(): string | null {
    return this.connected?.tenantId ?? null;
  }

  /** Sees to PowerShell and the module, without a sign-in; in words. */
  async describe(access: SessionAccess): Promise<string> {
    return this.queue.run(async () => hostText(await this.opened(access)), access.signal);
  }

  /** The tenant of the connection, as the connection itself says. */
  async tenant(access: SessionAccess): Promise<string> {
    return this.queue.run(async () => (await this.ready(access)).connection.tenantId, access.signal);
  }

  /** The next call signs in anew, e.g. because roles were given meanwhile. */
  forget(): void {
    this.connected = null;
  }

  /** Runs one cmdlet once. A failure of the cmdlet is returned, one of the session is thrown. */
  async invoke(
    access: SessionAccess,
    { cmdlet, parameters, ...wish }: CmdletCall,
  ): Promise<InvokeResult | AppError> {
    const call = { op: 'invoke', cmdlet, parameters: parametersToWire(cmdlet, parameters), ...wish } as const;
    return this.queue.run(async () => {
      const { host, connection } = await this.ready(access);
      if (connection.request.delegatedOrganization !== undefined && !isRead(cmdlet)) {
        await this.refuseWanderedOff(host, access);
      }
      const { cmdletMs } = this.parts.limits;
      const reply = await this.ask(host, call, cmdletMs, access);
      if (reply.kind === 'ok') return { result: reply.result.map(rowFromWire), warnings: reply.warnings };
      if (reply.kind === 'lost') return lostError(cmdlet, reply.why);
      return this.afterFailure(host, cmdlet, cmdletError(reply.failure), access);
    }, access.signal);
  }

  /** Ends PowerShell; nothing can be run any more. */
  async close(): Promise<void> {
    this.isClosed = true;
    this.forgetToken();
    await this.host?.bridge.close();
  }

  private async opened({ signal }: SessionAccess): Promise<PowerShellFound> {
    if (this.isClosed) throw new AppError({ code: 'cancelled', message: 'The session is closed.' });
    if (this.host?.bridge.isUsable === true) return this.host;
    this.host = null;
    this.connected = null;
    this.wasConnected = false;
    const host = await this.parts.open((line) => {
      if (this.showsSignIn) this.parts.showSignIn(line);
    }, signal);
    this.host = host;
    await this.endIfClosed(host);
    return host;
  }

  /** It was closed while it was opening. */
  private async endIfClosed({ bridge }: PowerShellFound): Promise<void> {
    if (this.isClosed) await bridge.close();
  }

  private async ready(access: SessionAccess): Promise<{ host: PowerShellFound; connection: Connected }> {
    const host = await this.opened(access);
    const { connected } = this;
    if (connected !== null && !this.isExpiring(connected)) return { host, connection: connected };
    const connection = await this.connect(host, access);
    this.connected = connection;
    return { host, connection };
  }

  private isExpiring({ request, expiresMs }: Connected): boolean {
    if (request.signIn !== 'token' || expiresMs === null) return false;
    return expiresMs - marginMs < this.parts.clock.now().getTime();
  }

  private async connect(host: PowerShellFound, access: SessionAccess): Promise<Connected> {
    const { limits, readRefusal } = this.parts;
    const { accessToken, ...request } = await access.connect(host.hello);
    if (this.wasConnected) await this.ask(host, { op: 'disconnect' }, limits.loadMs, access);
    this.connected = null;
    this.forgetToken();
    if (accessToken !== undefined) this.forgetToken = registerSecret(accessToken);
    const connect = accessToken === undefined ? request : { ...request, accessToken };
    this.showsSignIn = request.signIn === 'device';
    const reply = await this.ask(host, { op: 'connect', connect }, limits.signInMs, access);
    this.showsSignIn = false;
    if (reply.kind === 'lost') throw lostError('Connect-ExchangeOnline', reply.why);
    if (reply.kind === 'failed') throw signInError(reply.failure, request, readRefusal);
    this.wasConnected = true;
    const connection = await this.connection(host, access);
    if (connection === null) throw notConnected();
    await refuseIfOther(connection, access);
    return { ...connection, request };
  }

  private async connection(host: PowerShellFound, access: SessionAccess): Promise<ExchangeConnection | null> {
    const reply = await this.ask(host, { op: 'connection' }, this.parts.limits.loadMs, access);
    if (reply.kind === 'lost') throw lostError('Get-ConnectionInformation', reply.why);
    if (reply.kind === 'failed') throw cmdletError(reply.failure);
    return connectionFrom(reply.result.map((row): Row => rowFromWire(row)));
  }

  /** A partner's connection is known to have ended up in the partner's own tenant (facts 10.3). */
  private async refuseWanderedOff(host: PowerShellFound, access: SessionAccess): Promise<void> {
    const connection = await this.connection(host, access);
    try {
      if (connection === null) throw notConnected();
      await refuseIfOther(connection, access);
    } catch (error) {
      // The next call signs in anew, or nothing could ever be written again.
      this.forget();
      throw error;
    }
  }

  /** Whether the failure means that the token has ended; a write is then not run again, it may have begun. */
  private async afterFailure(
    host: PowerShellFound,
    cmdlet: string,
    error: AppError,
    access: SessionAccess,
  ): Promise<AppError> {
    if (!suspicious.has(error.code)) return error;
    const connection = await this.connection(host, access);
    const expired = connection?.expiresMs != null && connection.expiresMs <= this.parts.clock.now().getTime();
    if (connection?.isActive === true && !expired) return error;
    this.forget();
    return isRead(cmdlet)
      ? notConnected()
      : noAnswer(cmdlet, 'the sign-in to Exchange Online ended while it ran');
  }

  private async ask(
    { bridge }: PowerShellFound,
    call: BridgeCall,
    limitMs: number,
    { signal }: SessionAccess,
  ): Promise<BridgeReply> {
    return bridge.request(call, { limitMs, signal });
  }
}

async function refuseIfOther(connection: ExchangeConnection, access: SessionAccess): Promise<void> {
  const wanted = await access.expectedTenant();
  if (wanted !== null) refuseOtherTenant(connection, wanted);
}

function notConnected(): AppError {
  return new AppError({
    code: 'not-signed-in',
    message: 'Exchange Online is not connected any more.',
    who: 'you',
    next: 'Sign in to Exchange again.',
  });
}
