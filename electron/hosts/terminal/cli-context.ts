import { randomBytes } from 'node:crypto';
import { access, chmod, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { CliContext } from '../../cli/context';
import { AppError, cancelled } from '../../contract/errors';
import { wholeInput } from './whole-input';
import { askHidden, type HiddenTerminal } from './ask-hidden';
import { withoutSecrets } from '../../log/redact/secrets';

type FileParts = Pick<
  CliContext,
  | 'askHidden'
  | 'readText'
  | 'readInput'
  | 'readBytes'
  | 'writeText'
  | 'writeBytes'
  | 'exists'
  | 'confirm'
  | 'folder'
  | 'isTerminal'
  | 'columns'
  | 'out'
  | 'err'
>;

/** The terminal's side of the command line: streams, questions, files. */
export function terminalParts(): FileParts {
  const folder = process.cwd();
  return {
    folder,
    isTerminal: process.stdin.isTTY && process.stdout.isTTY,
    ...(process.stdout.isTTY ? { columns: process.stdout.columns } : {}),
    out: (text) => void process.stdout.write(`${withoutSecrets(text)}\n`),
    err: (text) => void process.stderr.write(`${withoutSecrets(text)}\n`),
    readText: async (path) => (await readWhole(resolve(folder, path))).toString('utf8'),
    readInput: async () => wholeInput(process.stdin),
    readBytes: async (path) => readWhole(resolve(folder, path)),
    writeText: async (path, text, options) =>
      writeWhole(resolve(folder, path), text, options?.secret === true),
    writeBytes: async (path, bytes) => writeWhole(resolve(folder, path), bytes, false),
    exists: async (path) =>
      access(resolve(folder, path)).then(
        () => true,
        () => false,
      ),
    confirm,
    ...(process.stdin.isTTY ? { askHidden: async (question) => askHidden(question, terminal) } : {}),
  };
}

/** Questions go to standard error, so that standard output holds the result alone. */
const terminal: HiddenTerminal = {
  input: process.stdin,
  say: (text) => void process.stderr.write(text),
};

/** Asks on standard error, so that standard output holds the result alone. No answer (Ctrl+D) is no. */
async function confirm(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await new Promise<string>((resolve, reject) => {
      terminal.on('SIGINT', () => reject(cancelled('Cancelled before anything was written.')));
      terminal.on('close', () => resolve(''));
      terminal.question(`\n${question} [y/N] `, resolve);
    });
    return ['y', 'yes'].includes(answer.trim().toLowerCase());
  } finally {
    terminal.close();
  }
}

/** A plan of many thousand senders is shorter than this. */
const longestFile = 64 * 1024 * 1024;

function tooLong(path: string): AppError {
  return new AppError({
    code: 'invalid-input',
    message: `${path} is longer than ${longestFile / 1024 / 1024} MB: it is no file of Sendwright.`,
    next: 'Check the path.',
  });
}

async function readWhole(path: string): Promise<Buffer> {
  try {
    const { size } = await stat(path);
    if (size > longestFile) throw tooLong(path);
    return await readFile(path);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError(
      {
        code: 'invalid-input',
        message: `${path} cannot be read: ${reason(error)}.`,
        next: 'Check the path.',
      },
      { cause: error },
    );
  }
}

/** Written beside and renamed, so that nobody ever sees half a file. */
async function writeWhole(path: string, content: string | Uint8Array, secret: boolean): Promise<void> {
  const beside = `${path}.${randomBytes(4).toString('hex')}.tmp`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(beside, content, { mode: secret ? 0o600 : 0o644, flag: 'wx' });
    if (secret) await chmod(beside, 0o600);
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw new AppError(
      {
        code: 'invalid-input',
        message: `${path} cannot be written: ${reason(error)}.`,
        next: 'Check the folder.',
      },
      { cause: error },
    );
  }
}

function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known: Readonly<Record<string, string>> = {
    ENOENT: 'there is no such file',
    EACCES: 'permission denied',
    EISDIR: 'it is a folder',
    ENOTDIR: 'part of the path is a file, not a folder',
    EROFS: 'the disk is read-only',
    ENOSPC: 'the disk is full',
  };
  return known[code] ?? code;
}
