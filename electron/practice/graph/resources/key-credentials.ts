import { X509Certificate, createHash } from 'node:crypto';
import type { KeyCredential } from '../../world/directory-types';
import type { World } from '../../world/world';
import { isObject } from '../body';
import { badRequest, GraphError } from '../errors';
import { checkPolicy } from './credential-policy';

/** Longer names are shortened, not refused (facts 3). */
const nameLength = 90;
/** The credential may outlive its certificate by no more than rounding. */
const toleranceMs = 1000;

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function certificateOf(key: string): X509Certificate {
  try {
    const certificate = new X509Certificate(Buffer.from(key, 'base64'));
    const { asymmetricKeyType, asymmetricKeyDetails } = certificate.publicKey;
    // Facts 9: RSA of 2048 bits or more; other kinds are not documented, so they are refused.
    if (asymmetricKeyType === 'rsa' && (asymmetricKeyDetails?.modulusLength ?? 0) >= 2048) return certificate;
  } catch {
    // Not a certificate: refused like one that is too weak.
  }
  throw badRequest(
    'Key credential(s) have invalid value. Key: an RSA certificate of at least 2048 bits is expected.',
  );
}

function iso(value: string): string {
  return new Date(value).toISOString();
}

function made(world: World, body: Readonly<Record<string, unknown>>, key: string): KeyCredential {
  if (body['type'] !== 'AsymmetricX509Cert' || body['usage'] !== 'Verify') {
    throw badRequest("Key credential(s) need type 'AsymmetricX509Cert' and usage 'Verify'.");
  }
  const certificate = certificateOf(key);
  const der = certificate.raw;
  const credential: KeyCredential = {
    keyId: text(body['keyId'])?.toLowerCase() ?? world.newId(),
    type: 'AsymmetricX509Cert',
    usage: 'Verify',
    displayName: text(body['displayName'])?.slice(0, nameLength) ?? certificate.subject.slice(0, nameLength),
    key: der.toString('base64'),
    customKeyIdentifier: text(body['customKeyIdentifier']) ?? createHash('sha1').update(der).digest('base64'),
    startDateTime: iso(text(body['startDateTime']) ?? certificate.validFrom),
    endDateTime: iso(text(body['endDateTime']) ?? certificate.validTo),
  };
  const end = Date.parse(credential.endDateTime);
  if (end > Date.parse(certificate.validTo) + toleranceMs || end <= Date.parse(credential.startDateTime)) {
    throw new GraphError(400, 'KeyCredentialsInvalidEndDate', 'Key credential end date is invalid.');
  }
  checkPolicy(world, 'key', credential);
  return credential;
}

/**
 * The collection that a PATCH or POST leaves: it replaces the whole one (facts 9). An entry with a known `keyId` and
 * no `key` stands for the old credential, as a read gives it back; it stays as it was.
 */
export function replacedKeys(
  world: World,
  old: readonly KeyCredential[],
  bodies: readonly unknown[],
): KeyCredential[] {
  return bodies.filter(isObject).map((body) => {
    const key = text(body['key']);
    const known = old.find((one) => one.keyId === text(body['keyId'])?.toLowerCase());
    if (
      known !== undefined &&
      (key === null || Buffer.from(key, 'base64').equals(Buffer.from(known.key, 'base64')))
    ) {
      return known;
    }
    if (key === null) throw badRequest("A value is required for property 'key' of resource 'KeyCredential'.");
    return made(world, body, key);
  });
}
