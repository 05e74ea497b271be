import type { z } from 'zod';
import { AppError } from '../contract/errors';
import { largestMessage } from '../contract/desk/limits';

/** What the window sent, if it is one value of this shape, with no key too many and no end missing. Else AppError `invalid-input`. */
export function readInput(schema: z.ZodType, values: readonly unknown[]): unknown {
  if (values.length !== 1) throw wrong('A message is one value.');
  if (lengthOf(values[0]) > largestMessage) throw wrong('The message is too long.');
  const parsed = schema.safeParse(values[0]);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(({ path, message }) => ({
    where: path.join('.'),
    problem: message,
  }));
  throw new AppError({ code: 'invalid-input', message: 'The message is not as agreed.', issues });
}

/** In characters of its JSON; what has no JSON is as good as endless. */
function lengthOf(value: unknown): number {
  try {
    return (JSON.stringify(value) as string | undefined)?.length ?? Infinity;
  } catch {
    return Infinity;
  }
}

function wrong(message: string): AppError {
  return new AppError({ code: 'invalid-input', message });
}
