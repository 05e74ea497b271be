import type { GoLiveItem } from '../../contract/go-live';
import { dayOf, type GoLiveFacts } from './facts';

const dayMs = 24 * 60 * 60 * 1000;
/** What was proven a month ago says little of today. */
const freshDays = 30;

/** The proof: green, of the agreed senders, and of the rights as they are. */
export function proofItem({ record, now }: GoLiveFacts): GoLiveItem {
  const { lastProof, configured, stage, id } = record;
  const base = { id: 'proof' as const, title: 'Proof', signed: null };
  const open = (finding: string, next: string): GoLiveItem => ({
    ...{ ...base, status: 'open', finding, who: 'you', next },
  });
  const again = `Prove it: sendwright prove ${id}`;
  if (lastProof === null) return open('Nothing was proven yet.', again);
  const { verdict, time } = lastProof;
  if (verdict !== 'proven')
    return open(`The last proof, of ${dayOf(time)}, is not green: ${verdict}.`, again);
  if (stage === 'test') {
    const next = 'Bring the agreed senders in: sendwright plan FILE --go-live, then apply and prove it.';
    return open('Only the test stage is proven; the agreed senders are not in yet.', next);
  }
  if (configured !== undefined && Date.parse(time) < Date.parse(configured.at)) {
    return open(`The rights were changed on ${dayOf(configured.at)}, after the last proof.`, again);
  }
  const days = Math.floor((now.getTime() - Date.parse(time)) / dayMs);
  if (days > freshDays) return open(`The last proof is ${days} days old.`, again);
  const word = lastProof.document?.provenWith === 'vendor-report' ? ', as the vendor reports' : '';
  const finding = `Proven on ${dayOf(time)}${word}: the agreed mailboxes can send and the outsider cannot.`;
  return { ...base, status: 'done', finding, who: null, next: null };
}
