import { toAppError, type ErrorCode, type ErrorFacts, AppError } from '../contract/errors';
import type { Reply } from '../contract/desk/reply';
import { redactSecrets } from '../log/redact/secrets';

/** What any channel may fail with: a stranger asked, what was asked makes no sense, a defect. */
const anyChannel: readonly ErrorCode[] = ['refused', 'invalid-input', 'internal'];

export function success(value: unknown): Reply {
  return { ok: true, value };
}

/**
 * A failure as the window gets it. A code that the channel's list does not name, or an error nobody made on purpose, is
 * a defect: `internal`, without its text, which the log has under the same id.
 */
export function failure(error: unknown, allowed: readonly ErrorCode[], correlationId: string): Reply {
  const { facts } = toAppError(error);
  const isMeant = error instanceof AppError || facts.code === 'cancelled';
  const isListed = [...anyChannel, ...allowed].includes(facts.code);
  if (!isMeant) return { ok: false, error: defect(correlationId), correlationId };
  const told = isListed ? facts : { ...facts, code: 'internal' as const };
  return { ok: false, error: withoutSecrets(told), correlationId };
}

function defect(correlationId: string): ErrorFacts {
  return {
    code: 'internal',
    message: 'Sendwright failed here because of a defect of its own. What is done stays.',
    who: 'you',
    next: `Try it again. If it stays so, the log has more under ${correlationId}.`,
  };
}

/** Once more, as before every place where a text leaves. */
function withoutSecrets(facts: ErrorFacts): ErrorFacts {
  return JSON.parse(JSON.stringify(facts), (_key, value: unknown) =>
    typeof value === 'string' ? redactSecrets(value) : value,
  ) as ErrorFacts;
}
