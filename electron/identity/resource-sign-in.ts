import type { AccountInfo, AuthenticationResult } from '@azure/msal-node';
import { AppError, cancelled, toAppError } from '../contract/errors';
import type { SignedInAccount } from '../ports/tokens';
import type { PublicClient } from './msal';

/** A token is renewed when it has less than this left. */
const marginMs = 5 * 60_000;

interface CachedToken {
  readonly value: string;
  readonly scopes: ReadonlySet<string>;
  readonly expiresMs: number;
}

interface ResourceSignInOptions {
  /** Opens the client for a tenant; called once, at the first sign-in. */
  readonly client: () => PublicClient;
  /** The resource in front of each scope, e.g. https://graph.microsoft.com. */
  readonly resource: string;
  readonly loginHint: () => string | undefined;
  /** Throws AppError `tenant-mismatch` where this account must not be used. */
  readonly check: (account: SignedInAccount) => void;
  readonly now: () => number;
  /** Where given, a sign-in that has ended is told and not asked for again in the middle of the work. */
  readonly whenEnded?: ((error: AppError) => void) | undefined;
}

function accountView(account: AccountInfo): SignedInAccount {
  const objectId = account.idTokenClaims?.oid ?? account.localAccountId;
  const tenantId = account.idTokenClaims?.tid ?? account.tenantId;
  return { username: account.username, objectId, tenantId: tenantId.toLowerCase() };
}

function needsPerson(error: unknown): boolean {
  return (
    error instanceof AppError && (error.code === 'interaction-required' || error.code === 'consent-required')
  );
}

function anotherPerson(expected: SignedInAccount, found: SignedInAccount): AppError {
  return new AppError({
    code: 'not-signed-in',
    message: `The page was answered as ${found.username}, but ${expected.username} is signed in.`,
    who: 'you',
    next: `Start again and choose ${expected.username}.`,
  });
}

function signInEnded({ username }: SignedInAccount, cause: unknown): AppError {
  const { facts } = toAppError(cause);
  return new AppError(
    {
      ...facts,
      code: 'not-signed-in',
      message: `The sign-in of ${username} has ended. ${facts.message}`,
      who: 'you',
      next: 'Sign in again and go on: what is done stays.',
    },
    { cause },
  );
}

/** The signed-in person of one resource: silent where possible, one sign-in page at a time otherwise. */
export class ResourceSignIn {
  private opened: PublicClient | null = null;
  private person: { readonly info: AccountInfo; readonly view: SignedInAccount } | null = null;
  private cached: CachedToken | null = null;
  private forceRefresh = false;
  private readonly granted = new Set<string>();
  private refusal: { readonly scopes: readonly string[]; readonly error: AppError } | null = null;
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: ResourceSignInOptions) {}

  /** Who is signed in, if anybody is. */
  get account(): SignedInAccount | null {
    return this.person?.view ?? null;
  }

  /** The next token will not be from the cache, and a refused consent is asked for again. */
  refresh(): void {
    this.cached = null;
    this.refusal = null;
    this.forceRefresh = true;
  }

  /** A refused consent may be asked for again: a new operation begins. */
  forgetRefusal(): void {
    this.refusal = null;
  }

  /** A token with at least these scopes (short names). Two callers never open two pages; the signal stops one's own. */
  token(scopes: readonly string[], signal?: AbortSignal): Promise<string> {
    const next = this.last.then(
      () => this.acquire(scopes, signal),
      () => this.acquire(scopes, signal),
    );
    this.last = next;
    return next;
  }

  private async acquire(scopes: readonly string[], signal: AbortSignal | undefined): Promise<string> {
    const { cached } = this;
    const fits = cached !== null && scopes.every((scope) => cached.scopes.has(scope.toLowerCase()));
    if (fits && cached.expiresMs - marginMs > this.options.now()) return cached.value;
    if (signal?.aborted === true) throw cancelled();
    const client = (this.opened ??= this.options.client());
    if (this.person !== null) {
      try {
        return await this.silently(client, this.person.info, scopes, signal);
      } catch (error) {
        if (!needsPerson(error)) throw error;
        this.endIfOver(error, scopes);
      }
    }
    const missing = scopes.filter((scope) => !this.granted.has(scope.toLowerCase()));
    const asked = missing.length === 0 ? scopes : missing;
    const result = await this.ask(client, asked, signal);
    const account = await this.admit(client, result);
    this.forceRefresh = false;
    const token = this.keep(result, asked);
    if (scopes.every((scope) => token.scopes.has(scope.toLowerCase()))) return token.value;
    return this.silently(client, account, scopes, signal);
  }

  /** What was granted before and is refused now has ended; a new scope only needs the page. */
  private endIfOver(cause: unknown, scopes: readonly string[]): void {
    const { whenEnded } = this.options;
    const isNew = scopes.some((scope) => !this.granted.has(scope.toLowerCase()));
    if (whenEnded === undefined || this.person === null || isNew) return;
    const error = signInEnded(this.person.view, cause);
    whenEnded(error);
    throw error;
  }

  /** Opens the page, except for a consent that was refused in this run and cannot come out otherwise now. */
  private async ask(
    client: PublicClient,
    scopes: readonly string[],
    signal: AbortSignal | undefined,
  ): Promise<AuthenticationResult> {
    const { refusal } = this;
    const open = refusal?.scopes.filter((scope) => !this.granted.has(scope.toLowerCase())) ?? [];
    if (refusal !== null && open.length > 0 && open.every((scope) => scopes.includes(scope))) {
      throw refusal.error;
    }
    try {
      return await client.signIn({
        scopes: scopes.map((scope) => this.full(scope)),
        loginHint: this.person?.view.username ?? this.options.loginHint(),
        signal,
      });
    } catch (error) {
      if (error instanceof AppError && error.code === 'consent-required') this.refusal = { scopes, error };
      throw error;
    }
  }

  private async silently(
    client: PublicClient,
    account: AccountInfo,
    scopes: readonly string[],
    signal: AbortSignal | undefined,
  ): Promise<string> {
    const full = scopes.map((scope) => this.full(scope));
    const result = await client.silent(account, full, this.forceRefresh, signal);
    this.forceRefresh = false;
    return this.keep(result, scopes).value;
  }

  /** Checks who signed in; an account that must not be used is forgotten at once. */
  private async admit(client: PublicClient, result: AuthenticationResult): Promise<AccountInfo> {
    const { account: info } = result;
    if (info === null) throw new AppError({ code: 'not-signed-in', message: 'Nobody signed in.' });
    const view = accountView(info);
    try {
      const expected = this.person?.view;
      this.options.check(view);
      if (expected !== undefined && expected.objectId !== view.objectId) throw anotherPerson(expected, view);
    } catch (error) {
      await client.forget(info);
      throw error;
    }
    this.person = { info, view };
    return info;
  }

  private keep(result: AuthenticationResult, asked: readonly string[]): CachedToken {
    // Entra may answer scopes with or without their resource; whatever was asked for is granted when a token comes.
    const prefix = `${this.options.resource}/`.toLowerCase();
    const answered = result.scopes
      .map((scope) => scope.toLowerCase())
      .map((scope) => scope.replace(prefix, ''));
    const scopes = new Set([...answered, ...asked.map((scope) => scope.toLowerCase())]);
    for (const scope of scopes) this.granted.add(scope);
    const expiresMs = result.expiresOn?.getTime() ?? 0;
    this.cached = { value: result.accessToken, scopes, expiresMs };
    return this.cached;
  }

  private full(scope: string): string {
    return `${this.options.resource}/${scope}`;
  }
}
