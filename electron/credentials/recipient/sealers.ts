import { AppError } from '../../contract/errors';
import type { Files, Opener, Sealer } from '../../ports/sealing';
import { damagedPart } from '../sealing';
import { isAge, wayInOf } from '../way-in';
import { readZip, writeZip } from '../zip';
import { openAge, sealAge } from './age';
import { sealCms } from './cms';
import type { Identity } from './identity';
import { openCms } from './open-cms';
import type { Recipient } from './recipient';
import { waysToOpen } from './ways';

/**
 * The sealer of a public key: a plain ZIP of the files, encrypted as a whole. Its name ends in what seals it, so that the
 * tools at the other end and the people there know it.
 */
export function recipientSealer(recipient: Recipient): Sealer {
  const isAgeKey = recipient.kind === 'age';
  const fileName = isAgeKey ? 'sealed.zip.age' : 'sealed.zip.p7m';
  return {
    fileName,
    howToOpen: isAgeKey
      ? 'It opens with the private key of the age recipient below, and with nothing else: no passphrase is needed from us.'
      : 'It opens with the private key of the certificate below, and with nothing else: no passphrase is needed from us.',
    ways: waysToOpen(recipient.kind, fileName),
    sealedFor: recipient.view,
    seal: async (files) => {
      const packed = await writeZip(files, null);
      return recipient.kind === 'age' ? sealAge(packed, recipient.recipient) : sealCms(packed, recipient.der);
    },
  };
}

/** The opener of a private key. */
export function identityOpener(identity: Identity): Opener {
  return { open: (sealed) => openWith(identity, sealed) };
}

async function openWith(identity: Identity, sealed: Uint8Array): Promise<Files> {
  if (wayInOf(sealed) === 'passphrase') throw takesPassphrase();
  if (isAge(sealed) !== (identity.kind === 'age')) throw otherKey();
  let packed: Uint8Array | null;
  try {
    packed =
      identity.kind === 'age' ? await openAge(sealed, identity.identities) : openCms(sealed, identity.key);
    if (packed !== null) return await readZip(packed, null);
  } catch {
    // No cause: what a parser says may quote what it read.
    throw damagedPart();
  }
  throw otherKey();
}

function otherKey(): AppError {
  return new AppError({
    code: 'refused',
    message: 'This key does not open the sealed part: it was sealed to another public key.',
    who: 'you',
    next: 'Compare the fingerprint in handoff.html with your keys; where it is none of yours, refuse the handoff and tell the sender.',
  });
}

function takesPassphrase(): AppError {
  return new AppError({
    code: 'invalid-input',
    message: 'This sealed part is opened by a passphrase, not by a key.',
    who: 'you',
    next: 'Give the passphrase that you got over another channel: --passphrase-file FILE',
  });
}
