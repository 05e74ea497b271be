import type { Created } from '../../contract/created';
import type { JournalEntry } from '../../contract/journal';
import type { VendorProfile } from '../../contract/vendor-profile';
import type { RotationShown } from '../../contract/rotation';
import type { Acceptance } from '../../contract/proof';
import type { AuditEntry, SetupRecord } from '../../ports/records';

/** Names of the setup's own objects and of what they stand for, as the setup's tasks use them. */
export interface BuiltNames {
  /** Marks the application as this setup's: tag and unique name. */
  readonly tag: string;
  readonly uniqueName: string;
  readonly scope: string;
  readonly assignment: string;
  readonly role: string;
  /** Null where the mailboxes are named one by one. */
  readonly group: string | null;
}

/** What is known of the credential besides its id and end; null: the records do not tell. */
export interface BuiltCredential {
  /** Where its secret part is kept on this computer, in words; null where nobody could say. */
  readonly keptIn: string | null;
  /** Of a certificate: SHA-1 and SHA-256, upper-case hex. */
  readonly thumbprints: { readonly sha1: string; readonly sha256: string } | null;
}

/** Whose right a task takes, in words. */
export interface BuiltRoles {
  readonly applications: string;
  readonly grants: string;
  readonly exchange: string;
  readonly licences: string;
}

/** All that the as-built document is made from: records, nothing read from the tenant. */
export interface AsBuiltInput {
  readonly record: SetupRecord;
  readonly profile: VendorProfile;
  /** Of this computer's runs. */
  readonly journal: readonly JournalEntry[];
  /** Proofs and handoffs of this computer. */
  readonly audit: readonly AuditEntry[];
  readonly names: BuiltNames;
  readonly credential: BuiltCredential;
  readonly roles: BuiltRoles;
  /** The mailboxes that may send now: in the test stage its mailbox alone. */
  readonly senders: readonly string[];
  readonly isVendorsKey: boolean;
  /** The vendor's own mail since the last handoff; null: not seen. */
  readonly acceptance: Acceptance | null;
  /** The renewal of its credential, as the records tell it; null: there was none. */
  readonly rotation: RotationShown | null;
  /** What was made for it beside its application; null: this computer did not apply it. */
  readonly created: Created | null;
  readonly madeAt: Date;
}
