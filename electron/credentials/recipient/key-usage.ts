import { childOf, isOid, readDer, tags, type DerNode } from '../certificate/der';

const keyUsage = '2.5.29.15';
/** The third bit of the key usage (RFC 5280, 4.2.1.3). */
const keyEncipherment = 0x20;
/** [3] EXPLICIT: where a certificate's extensions lie. */
const extensionsTag = 0xa3;

/** Whether a certificate may encrypt keys; one that does not say how it is used may. */
export function allowsEncipherment(certificate: Uint8Array): boolean {
  const extensions = childOf(readDer(certificate), 0).children.find(({ tag }) => tag === extensionsTag);
  if (extensions === undefined) return true;
  const usage = childOf(extensions, 0).children.find((one) => isOid(childOf(one, 0), keyUsage));
  return usage === undefined || (bitsOf(usage) & keyEncipherment) !== 0;
}

/** The first byte of the bit string in an extension: after its id, and perhaps "critical". */
function bitsOf(extension: DerNode): number {
  const value = extension.children.find(({ tag }) => tag === tags.octetString);
  const bits = value === undefined ? null : readDer(value.content);
  return bits?.tag === tags.bitString ? (bits.content[1] ?? 0) : 0;
}

/** Issuer and serial number as they stand in a certificate: what a CMS recipient is named by. */
export function issuerAndSerial(certificate: Uint8Array): readonly [issuer: Buffer, serial: Buffer] {
  const fields = childOf(readDer(certificate), 0).children.filter(({ tag }) => tag !== tags.explicit0);
  const [serial, , issuer] = fields;
  if (serial === undefined || issuer === undefined) throw new Error('Not a certificate.');
  return [issuer.whole, serial.whole];
}
