import type { unattendedClouds } from '../contract/unattended';
import type { CertificateKeyPair } from './certificates';

/** The one application of a tenant that reads it for us without a person. */
export interface UnattendedApplication {
  readonly cloud: (typeof unattendedClouds)[number];
  readonly tenantId: string;
  readonly tenantName: string;
  /** The tenant's initial domain, by which Exchange knows it. */
  readonly organization: string;
  /** Its verified domains, by which people name it. Absent in older records and files. */
  readonly domains?: readonly string[] | undefined;
  readonly clientId: string;
  /** Object id of its service principal. */
  readonly objectId: string;
  readonly name: string;
}

/** What signs in as that application; its private key is a secret. */
export interface UnattendedSignIn extends UnattendedApplication {
  readonly certificate: CertificateKeyPair;
  /** When the certificate ends. */
  readonly expires: string;
}

/**
 * What this computer remembers of a tenant's reading application, without its key: that lies in the keychain under
 * tenant and client id, as every credential does.
 */
export interface UnattendedRecord extends UnattendedApplication {
  readonly format: 1;
  /** Of the certificate in Entra. */
  readonly keyId: string;
  readonly thumbprint: string;
  readonly expires: string;
  /** Who registered it, by object id; absent where this computer did not. */
  readonly madeBy?: string;
  /** A renewal is under way that takes the place of the certificate with this key id. */
  readonly renewing?: string;
  /** Key ids of the certificates that were written into a sealed file: jobs elsewhere may work with them. */
  readonly handedOut?: readonly string[];
  /** When those end, by key id. Absent in older records. */
  readonly handedOutEnds?: Readonly<Record<string, string>> | undefined;
  /** When it was last tried, and whether it could read then. */
  readonly tried?: { readonly at: string; readonly works: boolean };
}

/** The records of reading applications, one a tenant. Throws AppError `internal` for a damaged file. */
export interface UnattendedRecords {
  load(tenantId: string): Promise<UnattendedRecord | null>;
  list(): Promise<readonly UnattendedRecord[]>;
  save(record: UnattendedRecord): Promise<void>;
  forget(tenantId: string): Promise<void>;
}
