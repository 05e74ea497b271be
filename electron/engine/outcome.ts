import { AppError, type ErrorFacts } from '../contract/errors';
import { outcomeSchema, type Outcome } from '../contract/run';
import { holdsSecret, redactSecrets } from '../log/redact/secrets';

const secretName =
  /(?:^|client_?)secret(?:_?(?:text|value))?$|password$|passphrase$|private_?key$|(?:access|refresh|id)_?token$/iu;

/**
 * What an executor returned, fit to be journalled and shown: of the agreed shape, texts free of secrets.
 * Throws AppError `internal` where an output is not a plain value, or looks like a secret.
 */
export function cleanOutcome(stepId: string, returned: unknown): Outcome {
  const parsed = outcomeSchema.safeParse(returned);
  if (!parsed.success) {
    throw new AppError({ code: 'internal', message: `The step ${stepId} gave no proper outcome.` });
  }
  const outcome = parsed.data;
  if (outcome.kind !== 'applied' && outcome.kind !== 'already-in-place') return clean(outcome);
  for (const [name, value] of Object.entries(outcome.outputs)) {
    if (typeof value === 'string' && (secretName.test(name) || holdsSecret(value))) {
      throw new AppError({
        code: 'internal',
        message: `The output ${name} of the step ${stepId} looks like a secret and was not written down.`,
      });
    }
  }
  return clean(outcome);
}

/** The outcome of a step that threw: a missing right needs a person, everything else failed. */
export function outcomeOfError(error: AppError, aborted: boolean): Outcome {
  if (aborted && error.code === 'cancelled') return { kind: 'cancelled' };
  const facts = clean(error.facts);
  if (error.code !== 'permission-denied' && error.code !== 'consent-required') {
    return { kind: 'failed', error: facts };
  }
  return {
    kind: 'needs-person',
    who: facts.who ?? 'an administrator with the right to do it',
    reason: [facts.message, facts.next].filter((text) => text !== undefined).join(' '),
  };
}

/** `unknown`: nobody can tell what the tenant holds, so nothing may be repeated blindly. */
export function unknownOutcome(error: ErrorFacts, reason: string): Outcome {
  const message = `${error.message} Whether it took effect could not be found out: ${reason}`;
  const next = error.next ?? 'Run apply again: it looks first and repeats only what is missing.';
  return { kind: 'unknown', error: clean({ ...error, message, who: error.who ?? 'you', next }) };
}

function clean<T extends Outcome | ErrorFacts>(value: T): T {
  return Object.fromEntries(
    Object.entries(value).map(([key, member]: [string, unknown]) => [key, cleanMember(member)]),
  ) as T;
}

function cleanMember(member: unknown): unknown {
  if (typeof member === 'string') return redactSecrets(member);
  if (Array.isArray(member) || typeof member !== 'object' || member === null) return member;
  return Object.fromEntries(
    Object.entries(member).map(([key, value]: [string, unknown]) => [
      key,
      typeof value === 'string' ? redactSecrets(value) : value,
    ]),
  );
}
