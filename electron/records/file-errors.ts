import { AppError } from '../contract/errors';

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  ENOTDIR: 'part of the path is a file, not a folder',
  EISDIR: 'it is a folder',
};

/** The system's error code of a failed file operation, '' where it has none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** A record that could not be read or written: names the file and what stood in the way. */
export function fileError(file: string, verb: 'read' | 'written' | 'locked', error: unknown): AppError {
  const code = codeOf(error);
  return new AppError(
    {
      code: 'internal',
      message: `${file} could not be ${verb}: ${reasons[code] ?? (code === '' ? String(error) : code)}.`,
      who: 'you',
      next: 'Mend the disk or the rights of the folder, or choose another one with --data, and try again.',
    },
    { cause: error },
  );
}
