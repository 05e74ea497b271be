import { AppError } from '../../contract/errors';

/** How far a request had come when its connection failed. */
export type Phase = 'connecting' | 'sent';

/** Whom the request was for, and what is known of the way there. */
export interface Peer {
  readonly host: string;
  /** Host and port of the proxy in between; null: none. */
  readonly proxy: string | null;
  /** Who issued the certificate that was shown, where TLS got that far. */
  readonly issuer: string | null;
}

const untrustedCertificate = new Set([
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'CERT_UNTRUSTED',
  'CERT_CHAIN_TOO_LONG',
  'CERT_SIGNATURE_FAILURE',
]);

const certificateTimes = new Set(['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID']);

function codeOf(error: unknown): string {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
}

const network = 'the network administrator';

function offline(message: string, who: string, next: string, cause?: unknown): AppError {
  return new AppError(
    { code: 'offline', message: `${message} Nothing was sent.`, who, next, retryable: true },
    { cause },
  );
}

function reached(peer: Peer): string {
  return peer.proxy === null ? peer.host : `${peer.host} (through the proxy ${peer.proxy})`;
}

function tlsError(peer: Peer, code: string, cause: unknown): AppError | null {
  const { host } = peer;
  if (untrustedCertificate.has(code)) {
    const issuer = peer.issuer === null ? '' : `, issued by "${peer.issuer}",`;
    return offline(
      `The certificate shown for ${host}${issuer} is not trusted (${code}): perhaps a proxy on this network opens encrypted traffic.`,
      network,
      'Have the sign-in and Graph hosts exempted from inspection, or start with NODE_EXTRA_CA_CERTS naming the file with the certificate of the network.',
      cause,
    );
  }
  if (certificateTimes.has(code)) {
    const message = `The certificate shown for ${host} is not valid at this computer's time (${code}).`;
    return offline(message, 'you', "Check this computer's clock.", cause);
  }
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    const message = `The certificate shown does not belong to ${host}.`;
    return offline(message, network, 'Check which network and proxy this computer uses.', cause);
  }
  return null;
}

const startAgain = 'Start again: what is already in place is found and not repeated.';
const checkNetwork = 'Check the network connection and the proxy settings (HTTPS_PROXY, NO_PROXY).';

/** A failed connection as AppError: `offline` while nothing was sent, `answer-lost` afterwards. */
export function connectionError(peer: Peer, phase: Phase, cause: unknown): AppError {
  const code = codeOf(cause);
  const mark = code === '' ? '' : ` (${code})`;
  if (phase === 'sent') {
    const message = `The connection to ${reached(peer)} broke after the request was sent${mark}; whether it took effect is not known.`;
    return new AppError({ code: 'answer-lost', message, who: 'you', next: startAgain }, { cause });
  }
  const tls = tlsError(peer, code, cause);
  if (tls !== null) return tls;
  const unresolved = code === 'ENOTFOUND' || code === 'EAI_AGAIN';
  const message = unresolved
    ? `The name of ${reached(peer)} could not be resolved${mark}.`
    : `${reached(peer)} could not be reached${mark}.`;
  return offline(message, 'you', checkNetwork, cause);
}

/** The proxy answered in the server's place: nothing reached the server. */
export function proxyRefusal(peer: Peer, status: number): AppError {
  const next =
    status === 407
      ? 'Put the user name and password of the proxy into HTTPS_PROXY, or have this computer exempted.'
      : `Have the proxy allow ${peer.host}.`;
  return offline(`The proxy refused the connection to ${peer.host} (status ${status}).`, network, next);
}

/** No answer in time. While still connecting nothing was sent. */
export function timeoutError(peer: Peer, phase: Phase, ms: number): AppError {
  const seconds = Math.round(ms / 1000);
  if (phase === 'connecting') {
    return offline(`No connection to ${reached(peer)} within ${seconds} s.`, 'you', checkNetwork);
  }
  const message = `${peer.host} did not answer within ${seconds} s; whether the request took effect is not known.`;
  return new AppError({ code: 'timeout', message, who: 'you', next: startAgain });
}
