import type { CertificateKeyPair } from './certificates';

/** Whose credential, and which of two: both ids are GUIDs in lower case. */
export interface CredentialRef {
  readonly tenantId: string;
  readonly clientId: string;
  /** The place of a rotation's new credential, beside the one in use; left out: that of the one in use. */
  readonly slot?: 'next';
}

interface Stored {
  readonly keyId: string;
  readonly endDateTime: string;
}

export type StoredCredential =
  | (Stored & { readonly kind: 'secret'; readonly value: string })
  | (Stored & CertificateKeyPair & { readonly kind: 'certificate' });

/**
 * The operating system's keychain, or the practice tenant's vault. Throws AppError `keychain-missing` or
 * `keychain-failed` with a message of its own for locked, absent, denied and unanswered keychains.
 */
export interface CredentialStore {
  /** Where secrets go, in words: "GNOME Keyring (Secret Service)", "the practice tenant's memory". */
  readonly name: string;
  /** Can it be used now? Called before anything is written. */
  status(): Promise<
    | { readonly ok: true }
    | {
        readonly ok: false;
        /** Default `keychain-missing`; `keychain-failed` where there is one that can't be used now. */
        readonly code?: 'keychain-missing' | 'keychain-failed';
        readonly message: string;
        readonly next: string;
      }
  >;
  /** Null only where none was ever saved under this reference. */
  get(ref: CredentialRef): Promise<StoredCredential | null>;
  /** Returns after the value was read back and found equal. */
  set(ref: CredentialRef, credential: StoredCredential): Promise<void>;
  delete(ref: CredentialRef): Promise<boolean>;
}
