import type { ApplicationView } from './directory';

/**
 * What mends an application that is no setup of ours, and gives back what a repair took. Each throws AppError; after
 * `answer-lost` or `timeout` the caller observes again.
 */
export interface DirectoryRepairs {
  /** Changes what is named, whole, and leaves the rest; the application is found by its object id. */
  changeApplication(
    applicationId: string,
    change: {
      readonly declared?: ApplicationView['declared'];
      readonly signInAudience?: string;
      readonly identifierUris?: readonly string[];
    },
  ): Promise<void>;
  addOwner(applicationId: string, personId: string): Promise<void>;
  removeOwner(applicationId: string, personId: string): Promise<void>;
  /** The scopes of a delegated grant that is there, whole. */
  setPermissionGrant(grantId: string, scopes: readonly string[]): Promise<void>;
  /** A delegated grant that is not there; `principalId` null: for all users of the tenant. */
  givePermissionGrant(grant: {
    readonly servicePrincipalId: string;
    readonly resourceId: string;
    readonly principalId: string | null;
    readonly scopes: readonly string[];
  }): Promise<void>;
}
