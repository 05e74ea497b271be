import type { PracticeInfo } from '../contract/practice-info';
import type { CredentialStore } from '../ports/credential-store';
import type { Directory } from '../ports/directory';
import type { Exchange } from '../ports/exchange';
import type { MailSender } from '../ports/mail';
import type { Surroundings } from '../ports/surroundings';
import type { UnattendedApplication, UnattendedSignIn } from '../ports/unattended';
import type { HttpRequest, HttpResponse } from '../ports/transport';
import type { AppTokens, SignedInAccount, TokenProvider } from '../ports/tokens';

/** The ports of one session with one tenant; implementations are chosen by the host. */
export interface Connection {
  readonly tokens: TokenProvider;
  readonly appTokens: AppTokens;
  readonly mail: MailSender;
  directory(signal: AbortSignal): Directory;
  exchange(signal: AbortSignal): Exchange;
  /**
   * Where secrets go: the keychain, or against a practice tenant the tenant's own memory, with a line (`notice`) that
   * must be said aloud (design rule 4). Chosen once per session. Throws AppError `keychain-missing` or
   * `keychain-failed`, before anything is written.
   */
  store(): Promise<{ readonly store: CredentialStore; readonly notice: string | null }>;
  /** What lies around the tenant; left out: nothing of it is looked at. */
  readonly surroundings?: Surroundings;
  /** Exchange as a tenant's reading application sees it; null where Exchange does not answer at once. */
  exchangeAsReader(signIn: UnattendedSignIn, signal: AbortSignal): Exchange | null;
  /** Whether Exchange answers at once: nothing has to be started or signed in to first. */
  readonly exchangeIsAtHand: boolean;
  /** Which cloud it is; `practice` for a practice tenant. */
  readonly cloud: UnattendedApplication['cloud'];
  /** Addresses without a path, for the handoff. */
  readonly authority: string;
  readonly graph: string;
  /** The portal's address, without a path. */
  readonly portal: string;
  /**
   * Signs in, asking once for everything that planning reads. A consent that is refused is no failure here: each
   * read that needs it tells. Throws AppError where nobody signs in.
   */
  signIn(): Promise<SignedInAccount>;
  /** Signs in to Exchange too where that is a page of our own: so both pages come one after the other. */
  signInToExchange(): Promise<void>;
  /** Asks one of this session's hosts without a token. Throws AppError as the transport does. */
  ask(request: HttpRequest): Promise<HttpResponse>;
  /** The client id of the assistant itself. */
  readonly clientId: string;
  readonly practice: PracticeInfo | null;
}

/** Opens a connection for a tenant (domain or id); nobody is signed in before the first token is needed. */
export type Connect = (tenant: string, signal: AbortSignal) => Connection;
