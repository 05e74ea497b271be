import type { DiagnosisDocument } from '../contract/diagnosis';
import type { HandoffPreview } from '../contract/desk/handoff';
import type { MailboxLine } from '../contract/desk/setups';
import type {
  ApplyDocument,
  ConsentDocument,
  HandoffResult,
  OpenDocument,
  PlanDocument,
  ReceiptDocument,
  SendDocument,
} from '../contract/documents';
import type { LadderDocument } from '../contract/ladder';
import type { SealedFor } from '../contract/handoff';
import type { Plan } from '../contract/plan';
import type { PreflightDocument } from '../contract/preflight';
import type { ProofDocument, ProofVerdict } from '../contract/proof';
import type { SupportFile } from '../contract/support';
import type { VendorResult } from '../contract/vendor-result';
import type {
  AskPassphrase,
  Listener,
  NamedBytes,
  NamedText,
  OperationOptions,
  Passphrase,
} from './operation-options';
import type { ChangeWords } from './change-words';
import type { StatusServices } from './status-document';
import type { TenantLooks } from './tenant-looks';
import type { ProofCredentialOffer, ProveHow } from './prove-how';
import type { AskedTenant } from './review-services';
import type { RotateHow } from './rotate-services';
import type { UpkeepServices } from './upkeep-services';

export type {
  AskPassphrase,
  Listener,
  NamedBytes,
  NamedText,
  OperationOptions,
  Passphrase,
  ProofCredentialOffer,
  ProveHow,
  RotateHow,
  AskedTenant,
};

/** Whoever is signed in, and to which tenant. */
export interface SignedInPerson {
  readonly username: string;
  readonly displayName: string;
  readonly tenantId: string;
  readonly tenantName: string;
  /** A domain of the tenant: the person's own, of a guest the initial one. */
  readonly domain: string;
  /** Names of the directory roles that are active now. */
  readonly roles: readonly string[];
}

/** The Exchange part of a plan, as text of a `.ps1` file; no secret in it. */
export interface ExchangeScript {
  readonly text: string;
  /** Ids of the steps that it does, and of those in Exchange that `apply` does later. */
  readonly steps: readonly string[];
  readonly later: readonly string[];
}

/** The as-built document of a setup, for the customer; no secret in it. */
export interface AsBuilt {
  readonly setup: string;
  /** A whole page, self-contained. */
  readonly html: string;
  /** ISO time; null where no credential of this tenant is known. */
  readonly expires: string | null;
  /** The last proof's verdict; null where there was none since the last change. */
  readonly proof: ProofVerdict | null;
}

/** What the sealed part is sealed with: a passphrase, or the vendor's public key. */
export type Seal =
  | Passphrase
  | {
      readonly kind: 'recipient';
      readonly file: NamedBytes;
      /** What the vendor told over another channel: where the file's is another, nothing is sealed. */
      readonly fingerprint?: string;
    };

/** What opens a sealed part: the passphrase, or the private key that it was sealed to. */
export type OpeningKey =
  | { readonly kind: 'passphrase'; readonly value: string }
  | {
      readonly kind: 'identity';
      readonly file: NamedBytes;
      /** Of a key that is protected by one. */
      readonly passphrase: string | null;
    };

/** Any application; with what was agreed its reach is compared with that, else only shown. */
export interface ClientTarget {
  readonly clientId: string;
  readonly senders?: readonly string[];
  readonly outsider?: string;
}

/** How a ladder is climbed. */
export interface LadderHow {
  /** The mailbox it is climbed for; default: the first sender. */
  readonly from?: string;
  /** Asked before a test mail goes out; false leaves the last rungs unknown. */
  readonly approveMail: (mail: { readonly from: string; readonly to: string }) => Promise<boolean>;
}

export interface OpenOptions extends OperationOptions {
  /** Gets the credential as a file's text, and returns where it was put. */
  readonly keep?: (credential: string) => Promise<string>;
  /** Whether Entra is asked for a token with it; default: yes. */
  readonly test?: boolean;
  /** Makes a receipt in this person's name. */
  readonly receipt?: { readonly name: string };
}

/** The vendor's key: a PFX or PEM with key and certificate (`askPassphrase` opens a locked one), or a secret's value. */
export type VendorKey =
  | { readonly kind: 'certificate'; readonly file: NamedBytes }
  | { readonly kind: 'secret'; readonly file: NamedText };

/**
 * The product as one object: what the command line and the desktop app translate to and from. Every method
 * throws AppError; nothing is written to a tenant before a plan was approved (design rule 1).
 */
export interface Services extends UpkeepServices, TenantLooks, StatusServices {
  /**
   * Signs in to a tenant (domain or id; null: whichever the account is of), asking at once for everything that planning
   * reads, and reads who that is. Throws AppError where nobody signs in.
   */
  signIn(tenant: string | null, options?: OperationOptions): Promise<SignedInPerson>;
  /**
   * Mailboxes of a tenant whose name or address begins so, for choosing; an empty text: the first by name. Throws
   * AppError `permission-denied`, and those of signing in and of the network.
   */
  mailboxes(
    tenant: string,
    text: string,
    options?: OperationOptions,
  ): Promise<{ readonly found: readonly MailboxLine[]; readonly more: boolean }>;
  /** Reads the tenant and says what would be done. Writes nothing. */
  plan(
    file: NamedText,
    /** `goLive`: leave the test stage. */
    options?: OperationOptions & { readonly goLive?: boolean },
  ): Promise<PlanDocument>;
  /**
   * Only the checks, told to the listener as they come; with `checks` (ids, or beginnings before the colon) only those,
   * for which no more is read than they need. Writes nothing. Throws AppError `invalid-input` for an unknown id.
   */
  preflight(
    file: NamedText,
    options?: OperationOptions & { readonly goLive?: boolean; readonly checks?: readonly string[] },
  ): Promise<PreflightDocument>;
  /**
   * A plan's Exchange steps as a PowerShell script for somebody else's computer, safe to run twice; null where none is
   * open. Throws AppError: `preflight-failed` where steps in Entra must be applied first or a check failed,
   * `invalid-input` for values that PowerShell could misread. Reads no tenant.
   */
  exchangeScript(plan: Plan): ExchangeScript | null;
  /**
   * What must be done before it can be set up, and by whom, for the customer's security team: a page (HTML) and the same
   * as text; no secret in it.
   */
  securityRequest(made: PlanDocument | PreflightDocument): { readonly html: string; readonly text: string };
  /** A plan as a page (HTML) for the customer's security team; no secret in it. */
  changeRequest(plan: Plan): string;
  /** Plans (or takes a saved plan, refused as `plan-stale` when the tenant has changed), asks `approve`, runs. */
  apply(
    source: { readonly kind: 'file' | 'plan'; readonly file: NamedText },
    approve: (plan: Plan) => Promise<boolean>,
    /**
     * `wait`: where only time is missing, goes on when it is worth trying, instead of ending as `waiting`. `change`: why it
     * is done and who approved it, for the setup's list of changes.
     */
    options?: OperationOptions & {
      readonly wait?: boolean;
      readonly goLive?: boolean;
      readonly change?: ChangeWords;
    },
  ): Promise<ApplyDocument>;
  /**
   * Tests that it holds, for a setup of ours or any application by client id. What could not be tested makes the
   * verdict `unknown`, never an error. Throws AppError: `invalid-input` for an unknown setup, `tenant-mismatch`,
   * `permission-denied`, and those of signing in and of the network.
   */
  prove(
    target: { readonly setup: string } | ClientTarget,
    how: ProveHow,
    options?: OperationOptions,
  ): Promise<ProofDocument>;
  /**
   * The vendor's own proof, with nothing but the handoff folder and its key: a token, a mail from each sender to `to`
   * (null: only the token) and one from the outsider. No administrator signs in; nothing is recorded. Throws AppError
   * for a folder or key that is not right.
   */
  proveAsVendor(
    directory: string,
    key: VendorKey,
    to: string | null,
    options?: OperationOptions,
  ): Promise<VendorResult>;
  /**
   * One real mail as the application. That Microsoft refuses it is a result, with what it means. Throws AppError:
   * `invalid-input` for an unknown setup, `not-found` where no credential is kept here, `refused` where the
   * vendor owns it, `keychain-missing` or `keychain-failed`, and those of the network.
   */
  send(setup: string, from: string, to: string, options?: OperationOptions): Promise<SendDocument>;
  /**
   * The vendor's screen for a setup, filled in, and whether it may be handed over now; no secret in it. Throws AppError
   * `invalid-input` for an unknown setup or a profile that cannot be read. Reads no tenant.
   */
  handoffScreen(setup: string): Promise<HandoffPreview>;
  /**
   * The client secret of a setup, for the clipboard of this computer and nowhere else. Throws AppError `refused` where it
   * must not be given away yet, `not-found` where it is not kept here, `keychain-missing` or `keychain-failed`.
   */
  handoffSecret(setup: string): Promise<string>;
  /**
   * Whom a public key seals to, to be shown and compared before anything is sealed. Throws AppError `invalid-input`
   * saying what is wrong with the file; nothing of a private key given by mistake is kept.
   */
  recipient(file: NamedBytes): SealedFor;
  /**
   * Writes the handoff folder: an open part and, where a credential is ours, a sealed part, which takes a passphrase or
   * the vendor's public key. Throws AppError: those of `recipient`, `refused` where the fingerprint is another or the
   * last proof failed, `preflight-failed` where it must be proven first, `conflict` for a folder that is not empty.
   */
  handoff(
    setup: string,
    directory: string,
    seal: Seal | null,
    options?: OperationOptions,
  ): Promise<HandoffResult>;
  /** A page of these services as PDF, A4; null where this host cannot print, which `note` says. Never throws. */
  printPdf(html: string, options?: OperationOptions): Promise<Uint8Array | null>;
  /**
   * The as-built document of a setup for the customer: what was built, decided and proven, how to renew it and take it
   * back. Of this computer's records; what they do not tell it calls unknown. Throws AppError `invalid-input` for an
   * unknown setup or one that was never applied. Reads no tenant.
   */
  asBuilt(setup: string, options?: OperationOptions): Promise<AsBuilt>;
  /**
   * Checks a handoff folder; with a passphrase or key also the sealed part, and whether Entra gives a token for its
   * credential, which is a result and never an error. Nobody signs in. Throws AppError: `invalid-input` for a folder that
   * is no handoff, incomplete or changed, `refused` for a wrong passphrase or key, `unsupported` for a newer format.
   */
  open(directory: string, key: OpeningKey | null, options?: OpenOptions): Promise<OpenDocument>;
  /**
   * Takes the vendor's receipt into the record of a setup. Throws AppError: `invalid-input` for a file that is no
   * receipt, `refused` for one of another application, of a folder not handed over here, or one that was changed.
   */
  receipt(setup: string, file: NamedText, options?: OperationOptions): Promise<ReceiptDocument>;
  /** What a pasted error means; reads no tenant, keeps nothing, and shows no secret that stands in the text. Never throws. */
  diagnose(text: string): DiagnosisDocument;
  /**
   * Climbs the ladder of a setup, live: from the names of the servers to a delivered mail, up to the first rung that does
   * not hold. Writes nothing but one test mail, where it is approved. What could not be looked at is `unknown`, never an
   * error. Throws AppError: `invalid-input` for an unknown setup or sender, `not-found` for one that was never applied,
   * `tenant-mismatch`, `cancelled`.
   */
  climb(setup: string, how: LadderHow, options?: OperationOptions): Promise<LadderDocument>;
  /** The files of a setup's support bundle, to be shown before they are saved; no secret in them. Reads no tenant. */
  supportBundle(setup: string, ladder: LadderDocument | null): Promise<readonly SupportFile[]>;
  /** They, as a ZIP. */
  supportZip(files: readonly SupportFile[]): Promise<Uint8Array>;
  /** The assistant's own consents in the tenant; `revoke` removes those of the signed-in person. */
  consent(revoke: boolean, options?: OperationOptions): Promise<ConsentDocument>;
  /** Ends connections. */
  close(): Promise<void>;
}
