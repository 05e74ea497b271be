import type { Handoff } from '../contract/handoff';
import type { ProofDocument } from '../contract/proof';
import type { VendorProfile } from '../contract/vendor-profile';
import type { Files } from '../ports/sealing';

/** The credential that goes into the sealed part. `expires` is an ISO time. */
export type HandoffCredential =
  | {
      readonly kind: 'secret';
      readonly keyId: string;
      readonly expires: string;
      readonly value: string;
    }
  | {
      readonly kind: 'certificate';
      readonly keyId: string;
      readonly expires: string;
      /** SHA-1 and SHA-256, upper-case hex. */
      readonly thumbprint: string;
      readonly thumbprintSha256: string;
      /** Of the PFX. */
      readonly pfxPassphrase: string;
      /** What the vendor imports, e.g. `certificate.pfx`. */
      readonly files: Files;
    };

/** A credential's open facts, of which nothing is secret. */
export interface CredentialFacts {
  readonly kind: HandoffCredential['kind'];
  readonly keyId: string;
  /** ISO time. */
  readonly expires: string;
  /** Of a certificate, where known: SHA-1 and SHA-256, upper-case hex. */
  readonly thumbprint?: string;
  readonly thumbprintSha256?: string;
}

/** All that a bundle is made from. */
export interface HandoffInput {
  readonly profile: VendorProfile;
  readonly tenant: Handoff['tenant'];
  /** The application's display name in Entra. */
  readonly application: string;
  readonly clientId: string;
  readonly scoping: Handoff['scoping'];
  readonly senders: readonly string[];
  /** A mailbox that must be refused, for the vendor to try where nobody else can. */
  readonly outsider?: string;
  /** Null where the vendor holds its own: nothing is sealed then. */
  readonly credential: HandoffCredential | null;
  /** The vendor's own certificate, of which only the public part was ever here. */
  readonly ownCertificate?: CredentialFacts;
  readonly proof: Handoff['proof'];
  /** Addresses without a path, e.g. `https://login.microsoftonline.com`, `https://graph.microsoft.com`. */
  readonly authority: string;
  readonly graph: string;
  /** Where the cloud's scope differs from the profile's (national clouds). */
  readonly scope?: string;
  readonly madeAt: Date;
  /** Who made it, e.g. the signed-in person. */
  readonly madeBy: string;
  /** The last proof, told on a page of its own. */
  readonly proofDocument?: ProofDocument;
  /** The vendor's older credential that this one takes the place of; `until`: an ISO time, null: it is over. */
  readonly replaces?: CredentialFacts & { readonly until: string | null };
  /** What must be read before anything else. */
  readonly cautions?: readonly string[];
  /** More open files. */
  readonly extraFiles?: Files;
}
