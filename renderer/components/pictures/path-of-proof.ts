import type { ProofDocument, ProofPartId, ProofStatus } from '../../../electron/contract/proof';
import { pictureOf } from './path-types';
import type { PathItem, PathPicture, PathState, PathThing } from './path-types';

const states: Readonly<Record<ProofStatus, PathState>> = {
  pass: 'proven',
  fail: 'failed',
  unknown: 'unknown',
  waiting: 'waits-time',
  skipped: 'not-looked-at',
};

/** The way as a proof found it: each place by the part of the proof that looked at it. */
export function pathOfProof(proof: ProofDocument): PathPicture {
  const isRbac = proof.scoping === 'rbac';
  const isWide = proof.reach.kind === 'tenant-wide';
  const read = (thing: PathThing, id: ProofPartId): PathItem => ({
    thing,
    state: states[proof.parts.find((part) => part.id === id)?.status ?? 'skipped'],
    waitsFor: null,
  });
  const doors = read('grant', 'doors');
  const isClosed = doors.state === 'proven';
  const grant: PathItem = {
    ...doors,
    state: isRbac && isClosed ? 'by-design' : isWide ? 'alarm' : doors.state,
  };
  const authorization = read(isRbac ? 'role-assignment' : 'access-policy', 'authorization');
  const limit = read(isRbac ? 'scope' : 'group', 'reach');
  return pictureOf(proof.scoping, proof.senders.length, {
    application: [read('registration', 'token'), read('credential', 'token')],
    entra: [grant],
    exchange: [authorization, isWide ? { ...limit, state: 'bypassed' } : limit],
    mailboxes: [sendersOf(proof, read('senders', 'sends')), outsiderOf(proof)],
  });
}

/** The senders by their own test mail: the part may have failed for the outsider's. */
function sendersOf(proof: ProofDocument, item: PathItem): PathItem {
  const senders = new Set(proof.senders.map((address) => address.toLowerCase()));
  const results = (proof.parts.find(({ id }) => id === 'sends')?.evidence ?? []).flatMap(
    ({ mailbox = '', result }) =>
      result !== undefined && senders.has(mailbox.toLowerCase()) ? [result] : [],
  );
  const allAccepted = results.length > 0 && results.every((result) => result === 'accepted');
  return allAccepted && item.state === 'failed' ? { ...item, state: 'proven' } : item;
}

/** The outsider's refusal, which counts only beside a sender that succeeded (facts 11a). */
function outsiderOf(proof: ProofDocument): PathItem | null {
  if (proof.outsider === null) return null;
  const sends = states[proof.parts.find(({ id }) => id === 'sends')?.status ?? 'skipped'];
  const isReached = proof.reach.kind === 'tenant-wide' || proof.reach.foreign.includes(proof.outsider);
  return { thing: 'others', state: isReached ? 'alarm' : sends, waitsFor: null };
}
