import type { CliContext } from '../../cli/context';
import { AppError } from '../../contract/errors';
import { practiceInfoSchema, type PracticeInfo } from '../../contract/practice-info';

/** Reads an INFO file and the certificate authority it names. Throws AppError `invalid-input`. */
export async function readPracticeInfo(
  path: string,
  files: Pick<CliContext, 'readText'>,
): Promise<{ readonly info: PracticeInfo; readonly ca: string }> {
  const parsed = practiceInfoSchema.safeParse(jsonOf(await files.readText(path)));
  if (!parsed.success) {
    throw new AppError({
      code: 'invalid-input',
      message: `${path} is not the INFO file of a practice tenant (${parsed.error.issues[0]?.path.join('.') || 'not JSON'}).`,
      who: 'you',
      next: 'Start one with "sendwright practice --info FILE" and give that file.',
    });
  }
  return { info: parsed.data, ca: await files.readText(parsed.data.caFile) };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
