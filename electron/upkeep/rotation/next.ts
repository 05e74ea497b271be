import type { RotationAct, RotationNext } from '../../contract/rotation';
import { kindWords, type RotationFacts } from './facts';
import { handedOverAt, newStateOf } from './keys';
import { deadlineOf, phaseOf } from './phase';

/** What is to be done next in a rotation under way, by whom, until when. */
export function nextOf(facts: RotationFacts): RotationNext {
  const until = deadlineOf(facts)?.at ?? null;
  const act = actOf(facts);
  const { who, text } = words(act, facts);
  return { act, who, text, until };
}

function actOf(facts: RotationFacts): Exclude<RotationAct, 'nothing'> {
  if (facts.rotation.aborting !== undefined) return 'finish-abort';
  switch (phaseOf(facts)) {
    case 'begun':
      return 'make';
    case 'made':
      return isRefused(facts) ? 'try-again' : 'hand-over';
    case 'handed-over':
      return newStateOf(facts) === 'lost' ? 'make' : 'await-vendor';
    case 'seen-working':
      return 'remove-old';
  }
}

function isRefused({ rotation, record }: RotationFacts): boolean {
  const { tried } = record;
  return tried?.keyId === rotation.new?.keyId && ['wrong', 'expired'].includes(tried?.test.result ?? '');
}

function words(act: ReturnType<typeof actOf>, facts: RotationFacts): Pick<RotationNext, 'who' | 'text'> {
  const what = kindWords[facts.rotation.new?.kind ?? facts.rotation.wanted.kind];
  switch (act) {
    case 'make':
      return {
        who: 'you',
        text: `rotate again: it makes the new ${what}${handedOverAt(facts) === null ? '' : ' once more'}`,
      };
    case 'try-again':
      return { who: 'you', text: `rotate again in some minutes: it tries the new ${what} once more` };
    case 'hand-over':
      return { who: 'you', text: `hand the new ${what} over to the vendor; the old one keeps working` };
    case 'await-vendor':
      return {
        who: 'the vendor',
        text: `waits for the vendor to work with the new ${what}: take in its receipt or the result of its own proof, or a named person's word for a message of its system`,
      };
    case 'finish-abort':
      return { who: 'you', text: `rotate again: it ends the abort, which was cut off` };
    case 'remove-old':
      return {
        who: 'you',
        text: 'rotate again: the new one was seen working, so the old one can be removed',
      };
  }
}
