import { AppError } from '../contract/errors';
import { planSchema, type Plan } from '../contract/plan';

/** Reads a saved plan. Throws AppError `invalid-input` naming the first wrong field. */
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
  if (parsed.success) return parsed.data;
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
