import { connectionError, type Peer } from '../terminal/transport-errors';
import type { AppError } from '../../contract/errors';

/** Chromium's names for what can only happen before anything was sent, as Node calls the same. */
const beforeSending: Readonly<Record<string, string>> = {
  ERR_NAME_NOT_RESOLVED: 'ENOTFOUND',
  ERR_NAME_RESOLUTION_FAILED: 'ENOTFOUND',
  ERR_INTERNET_DISCONNECTED: 'ENETUNREACH',
  ERR_ADDRESS_UNREACHABLE: 'EHOSTUNREACH',
  ERR_ADDRESS_INVALID: 'EHOSTUNREACH',
  ERR_CONNECTION_REFUSED: 'ECONNREFUSED',
  ERR_CONNECTION_FAILED: 'ECONNREFUSED',
  ERR_CONNECTION_TIMED_OUT: 'ETIMEDOUT',
  ERR_PROXY_CONNECTION_FAILED: 'ECONNREFUSED',
  ERR_TUNNEL_CONNECTION_FAILED: 'ECONNREFUSED',
  ERR_PROXY_AUTH_UNSUPPORTED: 'ECONNREFUSED',
  ERR_CERT_AUTHORITY_INVALID: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  ERR_CERT_DATE_INVALID: 'CERT_HAS_EXPIRED',
  ERR_CERT_COMMON_NAME_INVALID: 'ERR_TLS_CERT_ALTNAME_INVALID',
  ERR_CERT_INVALID: 'CERT_UNTRUSTED',
  ERR_CERT_REVOKED: 'CERT_UNTRUSTED',
  ERR_CERT_WEAK_SIGNATURE_ALGORITHM: 'CERT_SIGNATURE_FAILURE',
  ERR_SSL_PROTOCOL_ERROR: 'EPROTO',
  ERR_SSL_VERSION_OR_CIPHER_MISMATCH: 'EPROTO',
};

/** A failed request of Chromium's network as AppError, told like those of the terminal. */
export function netError(peer: Peer, cause: unknown): AppError {
  const name = /ERR_[A-Z_0-9]+/u.exec(cause instanceof Error ? cause.message : '')?.[0] ?? '';
  const code = beforeSending[name];
  const told = Object.assign(new Error(name, { cause }), { code: code ?? name });
  return connectionError(peer, code === undefined ? 'sent' : 'connecting', told);
}
