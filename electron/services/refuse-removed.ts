import { AppError } from '../contract/errors';
import type { SetupRecord } from '../ports/records';

/** Throws AppError `invalid-input` for a setup of which nothing is left: there is nothing to prove, hand over, renew or review. */
export function refuseRemoved({ id, spec, removal }: SetupRecord): void {
  const removedAt = removal?.removedAt ?? null;
  if (removedAt === null) return;
  throw new AppError({
    code: 'invalid-input',
    message: `${spec.application} was taken back on ${removedAt.slice(0, 10)}: nothing of it is left in the tenant.`,
    who: 'you',
    next: `Within 30 days it can be brought back (sendwright remove ${id} --restore); after that apply its setup file again.`,
  });
}
