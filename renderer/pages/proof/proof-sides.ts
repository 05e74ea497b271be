import type { Evidence, ProofDocument, ProofPartId } from '../../../electron/contract/proof';

/** How a mailbox fared against what was agreed. `untold`: no test mail of its own, or no clear answer. */
export type Holds = 'yes' | 'no' | 'untold';

/** One mailbox of a proof, with every line of evidence about it and the part that it stands in. */
export interface MailboxProof {
  readonly address: string;
  readonly holds: Holds;
  readonly lines: readonly { readonly part: ProofPartId; readonly evidence: Evidence }[];
}

/** Both sides of a proof: who must be let through, and who must be refused. */
export interface ProofSides {
  readonly inside: readonly MailboxProof[];
  readonly outside: readonly MailboxProof[];
}

/** The proof by mailbox; mailboxes that did not hold stand first, then those with evidence of their own. */
export function sidesOf(proof: ProofDocument): ProofSides {
  const lines = new Map<string, MailboxProof['lines'][number][]>();
  for (const part of proof.parts) {
    for (const evidence of part.evidence) {
      const key = evidence.mailbox?.toLowerCase();
      if (key === undefined) continue;
      lines.set(key, [...(lines.get(key) ?? []), { part: part.id, evidence }]);
    }
  }
  const senders = new Set(proof.senders.map((address) => address.toLowerCase()));
  const others = [...lines.keys()].filter((address) => !senders.has(address));
  const outsider = proof.outsider?.toLowerCase();
  const outside = outsider === undefined || others.includes(outsider) ? others : [outsider, ...others];
  const one = (address: string, good: readonly Evidence['result'][]): MailboxProof => {
    const own = lines.get(address.toLowerCase()) ?? [];
    return { address, holds: holdsOf(own, good), lines: own };
  };
  return {
    inside: sorted(proof.senders.map((address) => one(address, ['accepted', 'inside']))),
    outside: sorted(outside.map((address) => one(address, ['refused', 'outside']))),
  };
}

/** Only real mail proves; Exchange's own test can but speak against it (facts 6.5). */
function holdsOf(lines: MailboxProof['lines'], good: readonly Evidence['result'][]): Holds {
  const results = lines.flatMap(({ part, evidence }) =>
    evidence.result === undefined ? [] : [{ part, isGood: good.includes(evidence.result) }],
  );
  if (results.some(({ isGood }) => !isGood)) return 'no';
  return results.some(({ part }) => part === 'sends') ? 'yes' : 'untold';
}

const order: readonly Holds[] = ['no', 'yes', 'untold'];

function sorted(mailboxes: readonly MailboxProof[]): readonly MailboxProof[] {
  return [...mailboxes].sort((a, b) => order.indexOf(a.holds) - order.indexOf(b.holds));
}

/** Whether a whole side holds: `untold` mailboxes are carried by the others of the round (a sample was tried). */
export function sideHolds(side: readonly MailboxProof[]): Holds {
  if (side.some(({ holds }) => holds === 'no')) return 'no';
  return side.some(({ holds }) => holds === 'yes') ? 'yes' : 'untold';
}

/** Parts of a proof that are about the application as a whole, worst first. */
export function partsByWeight(proof: ProofDocument): ProofDocument['parts'] {
  const weight = ['fail', 'unknown', 'waiting', 'skipped', 'pass'];
  return [...proof.parts].sort((a, b) => weight.indexOf(a.status) - weight.indexOf(b.status));
}

/** From so many senders on, a proof tries a sample of them unless all are asked for. */
export const sampledFrom = 20;
