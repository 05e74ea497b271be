import { der, derOid, tags } from '../certificate/der';
import { oids as pfxOids } from '../certificate/pfx-parts';

/** Object identifiers of CMS (RFC 5652) and RSAES-OAEP (RFC 8017). */
export const oids = {
  ...pfxOids,
  envelopedData: '1.2.840.113549.1.7.3',
  rsaesOaep: '1.2.840.113549.1.1.7',
  mgf1: '1.2.840.113549.1.1.8',
} as const;

/** The hash of OAEP and of its mask alike; older Windows keys aside, every reader of CMS with OAEP knows it. */
export const oaepHash = 'sha256';

const explicit1 = 0xa1;
const sha256 = der(tags.sequence, derOid(oids.sha256), der(tags.null));

/** RSAES-OAEP with SHA-256, as an algorithm identifier (RFC 4055). */
export const oaepSha256 = der(
  tags.sequence,
  derOid(oids.rsaesOaep),
  der(
    tags.sequence,
    der(tags.explicit0, sha256),
    der(explicit1, der(tags.sequence, derOid(oids.mgf1), sha256)),
  ),
);
