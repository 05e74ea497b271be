import { AppError } from '../contract/errors';
import { planSchema, type Plan } from '../contract/plan';
import { isAsMade } from './plan-digest';

/** Reads a saved plan. Throws AppError `invalid-input` naming the first wrong field, or where it was edited. */
export function readPlan(text: string, name: string): Plan {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    throw notAPlan(name, 'it is not valid JSON', error);
  }
  const format = typeof data === 'object' && data !== null && 'format' in data ? data.format : undefined;
  if (format !== undefined && format !== 1) {
    throw notAPlan(name, `it has format ${JSON.stringify(format)}, and this version reads format 1`, null);
  }
  const parsed = planSchema.safeParse(data);
  if (parsed.success) {
    if (!isAsMade(parsed.data)) throw edited(name);
    return parsed.data;
  }
  const issue = parsed.error.issues[0];
  throw notAPlan(name, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'unreadable'}`, parsed.error);
}

function notAPlan(name: string, reason: string, cause: unknown): AppError {
  return new AppError(
    {
      code: 'invalid-input',
      message: `${name} is not a saved plan: ${reason}.`,
      who: 'you',
      next: 'Make it again with: sendwright plan FILE --out PLAN',
    },
    { cause },
  );
}

/** Steps and wanted state belong together: who approved the one has not seen the other. */
function edited(name: string): AppError {
  return new AppError({
    code: 'invalid-input',
    message: `${name} was edited after it was made: its digest does not fit what it says. Nothing was written.`,
    who: 'you',
    next: 'Change the setup file instead, make the plan again (sendwright plan FILE --out PLAN), and have that reviewed.',
  });
}
