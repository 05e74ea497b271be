import type { CliContext } from '../../cli/context';
import { AppError } from '../../contract/errors';
import { practiceInfoSchema, type PracticeInfo } from '../../contract/practice-info';

/**
 * Reads an INFO file and the certificate authority it names. Throws AppError `invalid-input`, also where an address
 * in it is not on this computer: a setup's credential would be sent there, and practice never leaves the computer.
 */
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
  const { authority, graph, exchange, outbox, control } = parsed.data;
  const outside = [authority, graph, exchange, outbox, control].find((address) => !isLoopback(address));
  if (outside !== undefined) {
    throw new AppError({
      code: 'invalid-input',
      message: `${path} names ${new URL(outside).host}, which is not this computer: a practice tenant runs here and nowhere else. Nothing was sent.`,
      who: 'you',
      next: 'Start one with "sendwright practice --info FILE" and give that file.',
    });
  }
  return { info: parsed.data, ca: await files.readText(parsed.data.caFile) };
}

function isLoopback(address: string): boolean {
  const { hostname, username, password } = new URL(address);
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname) && username === '' && password === '';
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
