import { minuteText } from '../../contract/minutes';
import type { RotationFinding } from '../../contract/rotation';
import { keyText, kindWords, type RotationFacts } from './facts';
import { handedOverAt, newStateOf, oldKeysOf, strangersOf, witnessOf } from './keys';
import { deadlineOf } from './phase';

/** What does not fit, worst first; each with who mends it and how. */
export function findingsOf(facts: RotationFacts): readonly RotationFinding[] {
  return [...newFindings(facts), ...oldFindings(facts), ...otherFindings(facts)];
}

function newFindings(facts: RotationFacts): readonly RotationFinding[] {
  const { rotation, record } = facts;
  const made = rotation.new;
  if (made === null) return [];
  const what = kindWords[made.kind];
  const handed = handedOverAt(facts);
  const told =
    handed === null
      ? 'Nobody was told to use it yet.'
      : `The vendor was told to use it on ${handed.slice(0, 10)}, and can send with it no more.`;
  const back =
    oldKeysOf(facts).alive.length > 0
      ? ' The old one still works.'
      : ' No old one works either: no mail is sent.';
  const again =
    handed === null
      ? 'Rotate again, which makes another.'
      : 'Rotate again, which makes another, and hand that over at once.';
  switch (newStateOf(facts)) {
    case 'gone':
      return [
        {
          id: 'new-gone',
          finding: `The new ${what} is not in Entra any more: somebody removed it. ${told}${back}`,
          who: 'you',
          next: again,
        },
      ];
    case 'expired':
      return [
        {
          id: 'new-expired',
          finding: `The new ${what} ended on ${made.expires.slice(0, 10)}, before the rotation did.${back}`,
          who: 'you',
          next: again,
        },
      ];
    case 'lost':
      return lostFinding(facts, what, handed);
    default:
      return refused(record, made.keyId, what);
  }
}

function lostFinding(facts: RotationFacts, what: string, handed: string | null): readonly RotationFinding[] {
  if (witnessOf(facts) !== null) return [];
  const finding = `The new ${what} is in Entra, but its secret part is no longer in the keychain of this computer.`;
  return [
    handed === null
      ? {
          id: 'new-lost',
          finding: `${finding} Nobody has it.`,
          who: 'you',
          next: 'Rotate again: it removes that one and makes another.',
        }
      : {
          id: 'new-lost',
          finding: `${finding} The vendor got it on ${handed.slice(0, 10)}.`,
          who: 'the vendor, or you',
          next: 'If the vendor works with it, give its word for that. If not, rotate again: it makes another and leaves this one in place until that was seen working.',
        },
  ];
}

function refused(
  { tried }: RotationFacts['record'],
  keyId: string,
  what: string,
): readonly RotationFinding[] {
  if (tried?.keyId !== keyId || tried.test.result === 'works') return [];
  const { message, who, next } = tried.test;
  return [
    {
      id: 'new-refused',
      finding: `The new ${what} was not seen working from here: ${message}`,
      who: who ?? 'you',
      next: next ?? 'Rotate again in some minutes, which tries it again.',
    },
  ];
}

function oldFindings(facts: RotationFacts): readonly RotationFinding[] {
  const { alive, ended, gone } = oldKeysOf(facts);
  const witness = witnessOf(facts);
  const { oldSeen } = facts.rotation;
  const handOver =
    handedOverAt(facts) === null
      ? 'Hand the new one over at once.'
      : 'Ask the vendor to change over at once.';
  const stops = alive.length > 0 || witness !== null ? '' : ' Whoever still works with it can send no mail.';
  const found: RotationFinding[] = [];
  if (oldSeen !== undefined && witness === null && facts.rotation.witness !== undefined) {
    found.push({
      id: 'old-again',
      finding: `${oldSeen.by} opened a handoff of an old credential at ${minuteText(oldSeen.at)}, after the new one was seen working: a part of the vendor may work with the old one again.`,
      who: 'the vendor',
      next: 'Let it use the new one everywhere, and take its receipt or its word again; until then the old one stays.',
    });
  }
  for (const one of gone) {
    if (witness !== null) continue;
    found.push({
      id: 'old-gone',
      finding: `The old ${keyText(one)} is not in Entra any more: somebody, or a rotation on another computer, removed it before the new one was seen working here.${stops}`,
      who: 'you',
      next: handOver,
    });
  }
  for (const one of ended) {
    if (witness !== null) continue;
    const day = one.expires.slice(0, 10);
    found.push({
      id: 'old-expired',
      finding: `The old ${kindWords[one.kind]} ended on ${day}.${stops}`,
      who: 'you',
      next: handOver,
    });
  }
  return found;
}

function otherFindings(facts: RotationFacts): readonly RotationFinding[] {
  const deadline = deadlineOf(facts);
  const isLate =
    deadline?.why === 'set' && Date.parse(deadline.at) <= facts.now.getTime() && witnessOf(facts) === null;
  return [
    ...strangersOf(facts).map((one): RotationFinding => ({
      id: 'another-rotation',
      finding: `The ${keyText(one)}${one.name === null ? '' : ` ("${one.name}")`} is none of this rotation: it was made ${one.madeHere ? 'by an earlier run here' : 'from another computer'} on ${one.startsAt.slice(0, 10)}. Two rotations may be under way; this one leaves it alone.`,
      who: 'whoever made it',
      next: 'Agree on one: abort the other where it was begun, and tell the vendor which credential counts.',
    })),
    ...(isLate
      ? [
          {
            id: 'overdue' as const,
            finding: `The vendor was to have changed over by ${deadline.at.slice(0, 10)}, and that was not seen.`,
            who: 'the vendor',
            next: 'Ask for the receipt or a word; the old credential stays until then, or until it ends.',
          },
        ]
      : []),
  ];
}
