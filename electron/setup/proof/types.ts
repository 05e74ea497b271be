import type { Acceptance, ProofStatus } from '../../contract/proof';
import type { CacheTimes } from '../../ports/cache-times';
import type { Clock } from '../../ports/clock';
import type { DirectoryReads } from '../../ports/directory';
import type { ExchangeReads } from '../../ports/exchange';
import type { MailSender } from '../../ports/mail';
import type { AppTokens, SignInCredential } from '../../ports/tokens';
import type { Reported } from './reported';

export type ScopingMode = 'rbac' | 'accessPolicy';

/** What a proof needs of the outside; it writes nothing but test mail. */
export interface ProofDeps {
  readonly directory: Pick<
    DirectoryReads,
    | 'organization'
    | 'servicePrincipalByAppId'
    | 'resource'
    | 'appRoleAssignments'
    | 'permissionGrants'
    | 'directoryRolesOf'
  >;
  readonly exchange: Pick<
    ExchangeReads,
    | 'connectedTenant'
    | 'pointers'
    | 'recipients'
    | 'roleAssignments'
    | 'accessPolicies'
    | 'scope'
    | 'recipientsMatching'
    | 'mailboxes'
    | 'recipient'
    | 'groupMembers'
    | 'testAuthorization'
    | 'testAccessPolicy'
    | 'messageTrace'
    | 'traceReason'
    | 'sentItems'
  >;
  readonly mail: MailSender;
  readonly appTokens: AppTokens;
  readonly clock: Clock;
  /** Marks the test mail of one send; short, letters and digits. */
  readonly randomId: () => string;
  /** A line of progress for the person watching. */
  readonly note?: (text: string) => void;
  /** Until when (ISO time) it is waited for the next look; null when that is over. */
  readonly waiting?: (until: string | null) => void;
  readonly signal?: AbortSignal;
}

export interface ProofInput {
  /** The setup's id; null for any application by its client id. */
  readonly setupId: string | null;
  readonly application: string;
  readonly tenantId: string;
  readonly clientId: string;
  /** The service principal's object id where it is known already; spares a request. */
  readonly servicePrincipalId?: string;
  readonly mode: ScopingMode;
  readonly senders: readonly string[];
  /** Null where none was named: then nothing can prove that others are refused. */
  readonly outsider: string | null;
  /** Mailboxes that were senders before: each must be refused as the outsider is. */
  readonly left?: readonly string[];
  /** Where the senders' test mail goes; default: the signed-in admin, or a sender where that account has no mailbox. */
  readonly testRecipient: string | null;
  /** The signed-in admin's address: the only one who ever gets mail from the outsider. */
  readonly adminMailbox: string;
  /** Null where it is not on this computer: then nothing live can be tested. Never written anywhere. */
  readonly credential:
    | (SignInCredential & {
        /** Just made: Entra may need about a minute until it knows it (facts 5.1). */
        readonly fresh?: boolean;
      })
    | null;
  /** The application is the vendor's own: its credential is with the vendor and never here. */
  readonly vendorOwned?: boolean;
  /** The application is ours, and only the vendor holds the private key of its certificate. */
  readonly vendorHoldsKey?: boolean;
  /** The credential is a client secret of one day, made for this proof alone. */
  readonly proofCredential?: boolean;
  /** What the vendor tested on its side, with the key that only it holds; then `credential` is null. */
  readonly reported?: Reported;
  /** Send from each sender instead of a sample of 20. */
  readonly allSenders?: boolean;
  /** How many mailboxes the tenant has, where they were counted lately; left out: they are counted. */
  readonly counted?: { readonly mailboxes: number; readonly at: string };
  /** Since when the rights are as they are, as far as is known; default: since this proof. */
  readonly configuredAt?: string;
  /** How long this tenant's caches take; default: as in Microsoft 365. */
  readonly times?: CacheTimes;
  /** Since when the limit of accessPolicy mode stands; left out where that is not known, or it was proven since. */
  readonly policySince?: string;
  /** When the last handoff was made; left out where there was none: then nobody looks for the vendor's own mail. */
  readonly handedOverAt?: string;
  /** What was seen of the vendor's own mail since then. */
  readonly seenBefore?: Acceptance;
  /** Rounds of test mail there were before, in runs that waited. */
  readonly roundsBefore?: number;
  /** Pauses in ms between looks at the message trace. */
  readonly deliveryPauses?: readonly number[];
}

/** What a test cmdlet says about a mailbox. */
export type Tested = 'inside' | 'outside' | 'unknown';

/** How one test mail fared. */
export interface SendRecord {
  readonly address: string;
  readonly tested: Tested;
  readonly outcome:
    | 'accepted'
    /** ErrorAccessDenied although the test cmdlet says that it may: Exchange's caches lag (facts 6.7, 7). */
    | 'lagging'
    /** ErrorAccessDenied, and no test says that it should be otherwise. */
    | 'denied'
    /** 404: no mailbox to send from; never counts as a refusal (facts 11a). */
    | 'no-mailbox'
    /** The sender's mailbox has no room: it stops sending first (facts 8.3). */
    | 'full'
    /** The mailbox is there, Graph does not serve it (yet). */
    | 'not-ready'
    | 'unknown'
    | 'not-tried';
  /** What happened, in plain words. */
  readonly text: string;
  readonly marker: string;
  readonly time: string | null;
  readonly requestId: string | null;
}

/** One round of test mail, all with the same token. */
export interface LiveRound {
  readonly senders: readonly SendRecord[];
  readonly outsider: SendRecord | null;
  /** Those who were senders before, tried once the outsider was refused. */
  readonly left: readonly SendRecord[];
  /** Why senders were left out of the sample, or null. */
  readonly sampled: string | null;
}

/** A right of the application, named and judged. */
export interface Door {
  readonly status: ProofStatus;
  readonly text: string;
}
