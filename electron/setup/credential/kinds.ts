import type { ApplicationView, Directory, PasswordCredentialView } from '../../ports/directory';

/** How credentials of one kind are found on an application and taken off it. */
export interface CredentialKind {
  readonly among: (application: ApplicationView) => readonly PasswordCredentialView[];
  readonly remove: (applicationId: string, keyId: string) => Promise<void>;
  /** What one is whose secret part a cut-off run lost. */
  readonly lost: string;
}

/** The client secrets of an application. */
export function clientSecrets(directory: Pick<Directory, 'removePassword'>): CredentialKind {
  return {
    among: (application) => application.passwordCredentials,
    remove: async (applicationId, keyId) => directory.removePassword(applicationId, keyId),
    lost: 'a secret whose value never arrived',
  };
}

/** The certificates of an application. */
export function certificates(directory: Pick<Directory, 'removeCertificate'>): CredentialKind {
  return {
    among: (application) => application.keyCredentials,
    remove: async (applicationId, keyId) => directory.removeCertificate(applicationId, keyId),
    lost: 'a certificate whose private key nobody has',
  };
}
