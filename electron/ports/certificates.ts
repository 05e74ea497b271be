/** A certificate with its private key, as it lies in the keychain: base64 of DER. */
export interface CertificateKeyPair {
  /** PKCS#8. Goes to the keychain and the sealed part and nowhere else. */
  readonly privateKey: string;
  /** X.509; public. */
  readonly certificate: string;
}

/** A public certificate, read; nothing in it is secret. */
export interface CertificateView {
  /** Base64 of the DER. */
  readonly certificate: string;
  readonly subject: string;
  readonly notBefore: string;
  readonly notAfter: string;
  /** Upper-case hex, as Entra and Windows show them. */
  readonly sha1: string;
  readonly sha256: string;
}

/** Makes certificates on this computer. */
export interface CertificateMaker {
  /** A new id for a key in Entra. */
  newKeyId(): string;
  /** A new self-signed RSA certificate. Throws AppError `invalid-input` where the time is none. */
  make(wanted: {
    /** The common name: the application's. */
    readonly name: string;
    /** Of the RSA key. */
    readonly bits: 2048 | 3072;
    readonly notBefore: Date;
    readonly notAfter: Date;
  }): Promise<CertificateKeyPair & { readonly view: CertificateView }>;
}
