import type { ActivityDocument } from '../contract/activity';
import type { OperationOptions } from './operation-options';

/** What to look at, and how far back. */
export interface ActivityWish {
  /** How many days back. */
  readonly days: number;
  /** Mailboxes to look at instead of those that it can send from. */
  readonly senders?: readonly string[];
}

/** What happened with an application. */
export interface ActivityServices {
  /**
   * Mail, changes and sign-ins of a setup or of any application, with the same as a table (CSV). Reads only. Throws
   * AppError: `not-found` where the tenant does not know it, `invalid-input` for an unknown setup, `tenant-mismatch`.
   */
  activity(
    target: { readonly setup: string } | { readonly clientId: string },
    wish: ActivityWish,
    options?: OperationOptions,
  ): Promise<{ readonly document: ActivityDocument; readonly csv: string }>;
}
