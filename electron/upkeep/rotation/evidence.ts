import { minuteText } from '../../contract/minutes';
import type { RotationEvidence } from '../../contract/rotation';
import type { RotationWitness } from '../../ports/rotation';
import { kindWords, type RotationFacts } from './facts';
import { handedOverAt, newStateOf, witnessOf } from './keys';

/** What speaks for it that the vendor works with the new credential: what was seen, and what is only hoped for. */
export function evidenceOf(facts: RotationFacts): readonly RotationEvidence[] {
  const witness = witnessOf(facts);
  const hopes = newStateOf(facts) === 'none' ? [] : hopesOf(facts);
  return [
    ...(witness === null ? [] : [{ weight: 'evidence' as const, text: witnessText(witness) }]),
    ...hopes.map((text) => ({ weight: 'hope' as const, text })),
  ];
}

/** What was seen, and of what that does not tell. */
export function witnessText({ kind, by, at, message }: RotationWitness): string {
  switch (kind) {
    case 'receipt':
      return `The receipt of ${by} was made with the new credential, which got a token there at ${minuteText(at)}. That its system was changed over too is the vendor's to say.`;
    case 'vendor-result':
      return `The vendor's own proof was made with the new credential and got a token at ${minuteText(at)}.`;
    case 'word':
      return `${by} says that the message from ${message?.from ?? 'a sender'} of ${minuteText(message?.at ?? at)}, which stands in the message trace, was sent with the new credential.`;
  }
}

function hopesOf(facts: RotationFacts): readonly string[] {
  const { record, rotation } = facts;
  const keyId = rotation.new?.keyId;
  const what = kindWords[rotation.new?.kind ?? 'secret'];
  const handed = handedOverAt(facts);
  const { tried, takenOver, acceptance } = record;
  const works = tried?.keyId === keyId && tried?.test.result === 'works';
  return [
    ...(works
      ? [`Entra gave a token with the new ${what} from here, which says nothing of the vendor.`]
      : []),
    ...(handed === null
      ? []
      : [`It was handed over at ${minuteText(handed)}: whether the vendor uses it nobody knows from that.`]),
    ...(takenOver !== undefined && takenOver.keyId === keyId ? receiptHope(takenOver) : []),
    ...(handed !== null && acceptance !== undefined && acceptance.firstAt >= handed
      ? [
          `A message of the vendor's system from ${acceptance.from} stands in the message trace at ${minuteText(acceptance.firstAt)}: the trace does not tell with which credential it was sent.`,
        ]
      : []),
  ];
}

function receiptHope({
  by,
  confirmed,
  test,
}: NonNullable<RotationFacts['record']['takenOver']>): readonly string[] {
  if (!confirmed) {
    return [
      `The receipt of ${by} names the new credential, but it could not be seen that it was made with it.`,
    ];
  }
  return test === 'works'
    ? []
    : [`The receipt of ${by} was made with the new credential, but it was not seen working there.`];
}
