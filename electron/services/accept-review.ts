import { AppError } from '../contract/errors';
import type { SetupRecord } from '../ports/records';
import { filledBase } from '../setup/review/base';

/**
 * What a signed review makes the agreed state: what it saw of all that has no place in the setup file. Which mailbox a
 * sender's address means stays as it was: that is the setup file's to say. Throws AppError `invalid-input` where it was
 * never reviewed.
 */
export function acceptedReview({
  reviewSeen,
  reviewBase,
  spec,
}: SetupRecord): Pick<SetupRecord, 'reviewBase'> {
  if (reviewSeen === undefined) {
    throw new AppError({
      code: 'invalid-input',
      message: `${spec.application} was not reviewed on this computer yet: there is nothing to sign.`,
      who: 'you',
      next: 'Review it first.',
    });
  }
  const senders = Object.entries(reviewSeen.senders).map(([address, seen]) => {
    const known = reviewBase?.senders[address];
    return [address, known === undefined || known.id === seen.id ? seen : known] as const;
  });
  const agreed = filledBase(reviewSeen, reviewBase);
  return { reviewBase: { ...agreed, senders: { ...reviewBase?.senders, ...Object.fromEntries(senders) } } };
}
