import { readFile } from 'node:fs/promises';
import { hostname, uptime } from 'node:os';
import { codeOf } from './file-errors';

/** What a lock needs to know of the computer; replaced in tests. */
export interface Machine {
  readonly host: string;
  readonly pid: number;
  /** Seconds since the computer started. */
  uptime(): number;
  isAlive(pid: number): boolean;
  /** Something that differs between two processes that had the same pid; null where the system does not tell. */
  startOf(pid: number): Promise<string | null>;
}

/** This computer. */
export const thisMachine: Machine = {
  host: hostname(),
  pid: process.pid,
  uptime,
  isAlive: (pid) => {
    try {
      process.kill(pid, 0);
      return true;
    } catch (error) {
      // EPERM: it lives, and belongs to somebody else.
      return codeOf(error) === 'EPERM';
    }
  },
  startOf: async (pid) => {
    if (process.platform !== 'linux') return null;
    try {
      const text = await readFile(`/proc/${pid}/stat`, 'utf8');
      // The name, in brackets, may hold spaces; the start time is the 20th field after it.
      return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? null;
    } catch {
      return null;
    }
  },
};
