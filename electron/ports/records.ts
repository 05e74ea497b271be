import type { SignOff } from '../contract/go-live';
import type { KeptReview, ReviewBase } from '../contract/review';
import type { Acceptance, Effect, ProofDocument } from '../contract/proof';
import type { CredentialTest, credentialTests } from '../contract/receipt';
import type { RemovalProof } from '../contract/removal';
import type { SetupSpec } from '../contract/setup-file';
import type { CacheTimes } from './cache-times';
import type { Rotation } from './rotation';

/** What Sendwright remembers of a setup on this computer; never a secret. */
export interface SetupRecord {
  readonly format: 1;
  readonly id: string;
  readonly tenantId: string;
  readonly tenantName: string;
  readonly spec: SetupSpec;
  /** Where the setup file lies: paths in it (a vendor profile) are relative to it. Absent in older records. */
  readonly folder?: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** Object ids found or made in the tenant. */
  readonly objects: {
    readonly applicationId?: string;
    readonly clientId?: string;
    readonly servicePrincipalId?: string;
  };
  readonly credential: {
    readonly kind: 'secret' | 'certificate';
    readonly keyId: string;
    readonly expires: string;
  } | null;
  /** The token that was asked for with a credential as soon as it was in place, by its key id. Absent in older records. */
  readonly tried?: { readonly keyId: string; readonly test: CredentialTest };
  /** Result of the last run and the last proof. */
  readonly lastRun: {
    readonly time: string;
    readonly result: string;
    readonly open: readonly string[];
    /** Whom the open steps wait for, as people. Absent in older records and where nobody is waited for. */
    readonly who?: readonly string[];
    /** What the open steps wait for where only time helps, and when to go on. */
    readonly waitsFor?: string;
    readonly nextTry?: string;
  } | null;
  /** Only where the setup file has a test stage: the one that was last applied. */
  readonly stage?: 'test' | 'live';
  /** When the test stage was proven as it stands. */
  readonly stageProvenAt?: string;
  /** When the rights were last changed, and how long this tenant's caches take. Absent in older records. */
  readonly configured?: { readonly at: string; readonly times: CacheTimes };
  /** Mailboxes that were taken out of the scope and not seen refused since, so that a proof tries them as well. */
  readonly left?: readonly string[];
  /** Since when the limit of accessPolicy mode (policies and members, by their mark) was seen as it is. */
  readonly limit?: { readonly mark: string; readonly since: string };
  /** The last handoff, and of which credential; null: of none, the vendor holds its own. Absent where there was none. */
  readonly handedOver?: {
    readonly at: string;
    readonly keyId: string | null;
    /** SHA-256 of handoff.json of this and earlier handoffs, newest first: what receipts name. Absent in older records. */
    readonly bundles?: readonly string[];
  };
  /** Who took a handoff over, as the vendor's receipt says. */
  readonly takenOver?: {
    readonly by: string;
    readonly at: string;
    readonly bundle: string;
    /** When the receipt was taken in here. */
    readonly notedAt: string;
    /** The credential it was for; null: the vendor's own. */
    readonly keyId: string | null;
    readonly test: (typeof credentialTests)[number] | null;
    /** The receipt was seen to be made with the credential itself. */
    readonly confirmed: boolean;
  };
  /** A rotation of its credential under way, or how the last one ended. Absent in older records. */
  readonly rotation?: Rotation;
  /** What people said of it before going live, oldest first; of each kind the last counts. */
  readonly signOffs?: readonly SignOff[];
  /** Its decommission, from when it was begun; gone where the setup is applied again. Absent where there was none. */
  readonly removal?: RemovalRecord;
  /** What has no place in the setup file, as it was when it was last agreed. Absent before the first proof or review. */
  readonly reviewBase?: ReviewBase;
  /** Reviews, oldest first; only so many are kept. */
  readonly reviews?: readonly KeptReview[];
  /** What the last review saw of what has no place in the setup file: its signature makes that the agreed state. */
  readonly reviewSeen?: ReviewBase;
  /** What was seen of the vendor's own mail since the last handoff. */
  readonly acceptance?: Acceptance;
  readonly lastProof: {
    readonly time: string;
    readonly verdict: 'proven' | 'failed' | 'not-yet-effective' | 'unknown';
    /** Rounds of test mail so far, over all runs that waited. */
    readonly rounds: number;
    /** Only with `not-yet-effective`. Absent in older records. */
    readonly effect?: Effect;
    /** The proof as it was printed, for the proof page. Absent in older records. */
    readonly document?: ProofDocument;
  } | null;
}

/** How far the decommission of a setup is. */
export interface RemovalRecord {
  readonly begunAt: string;
  /** Its last run. */
  readonly lastRun: Pick<
    NonNullable<SetupRecord['lastRun']>,
    'time' | 'result' | 'open' | 'who' | 'waitsFor' | 'nextTry'
  >;
  /** What was taken away, in words, oldest first. */
  readonly done: readonly { readonly at: string; readonly by: string; readonly what: string }[];
  /** What was found when somebody looked last whether anything is left. */
  readonly proof: RemovalProof | null;
  /** When it was seen that nothing is left but what is kept on purpose; null: not yet. */
  readonly removedAt: string | null;
}

/** A setup as a list shows it: without the pages of its proof, and what reviews compare with. */
export type SetupSummary = Omit<SetupRecord, 'lastProof' | 'reviewBase' | 'reviewSeen'> & {
  readonly lastProof:
    | (Omit<NonNullable<SetupRecord['lastProof']>, 'document'> & {
        readonly document?: Pick<ProofDocument, 'provenWith'>;
      })
    | null;
};

export interface AuditEntry {
  readonly time: string;
  readonly who: string;
  readonly what: string;
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>;
}

/** Records under the data folder: one file each, written whole, 0600. Throws AppError where a file is damaged (it is set aside). */
export interface SetupRecords {
  list(): Promise<readonly SetupRecord[]>;
  /** As `list`, of what a list shows: thousands of them in a moment. */
  summaries(): Promise<readonly SetupSummary[]>;
  load(tenantId: string, setupId: string): Promise<SetupRecord | null>;
  save(record: SetupRecord): Promise<void>;
  audit(tenantId: string, setupId: string, entry: AuditEntry): Promise<void>;
  /** The audit log of this computer, oldest first. */
  auditLog(tenantId: string, setupId: string): Promise<readonly AuditEntry[]>;
  /** Forgets a setup: record, journal and audit log. Hold its lock. */
  forget(tenantId: string, setupId: string): Promise<void>;
  /** Takes the lock of a setup or throws AppError `in-use`; a lock left by a dead process is taken over. */
  lock(tenantId: string, setupId: string): Promise<{ release(): Promise<void> }>;
}
