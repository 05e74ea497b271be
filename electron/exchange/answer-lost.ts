import { AppError, type ErrorFacts } from '../contract/errors';
import { isRead } from './invoke';

/**
 * A cmdlet without an answer that could be used; `said` without its full stop. After a write nobody knows whether it had
 * its effect, and nothing is made twice (design rule 6); a read has none, so it just failed.
 */
export function answerLost(
  cmdlet: string,
  said: string,
  facts: Pick<ErrorFacts, 'status' | 'requestId'> = {},
): AppError {
  const effect = isRead(cmdlet) ? '' : '; whether it took effect is not known';
  return new AppError({
    code: 'answer-lost',
    message: `${said}${effect}.`,
    who: 'you',
    next: isRead(cmdlet)
      ? 'Run again in a minute.'
      : 'Run again: it is looked at first whether the change was made, and nothing is made twice.',
    retryable: true,
    ...facts,
  });
}
