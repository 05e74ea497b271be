import { stat } from 'node:fs/promises';
import { z } from 'zod';
import type { Clock } from '../ports/clock';
import { currentFormat, readRecord, writeWhole } from './whole-file';

interface Waiting<T> {
  readonly entry: T;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** What the file holds as we left it: one line of JSON per entry, and how to see that nobody else wrote it since. */
interface Written {
  readonly lines: readonly string[];
  readonly stamp: string;
}

/**
 * A list that grows, kept in one file that is written whole. Entries appended at the same time share one write;
 * an entry whose write failed is not in the list.
 */
export class ListFile<T> {
  readonly #schema;
  #queue: Waiting<T>[] = [];
  #flushing: Promise<void> = Promise.resolve();
  #written: Written | null = null;

  constructor(
    private readonly file: string,
    entry: z.ZodType<T>,
    private readonly clock: Clock,
  ) {
    this.#schema = z.object({ format: z.literal(currentFormat), entries: z.array(entry) });
  }

  /** All entries, oldest first. Throws AppError where the file is damaged or newer. */
  async entries(): Promise<readonly T[]> {
    await this.#flushing;
    return (await readRecord(this.file, this.#schema, this.clock))?.entries ?? [];
  }

  /** Returns once the entry is safely on disk. */
  async append(entry: T): Promise<void> {
    return new Promise<void>((resolve, reject) => {
      this.#queue.push({ entry, resolve, reject });
      if (this.#queue.length > 1) return;
      // What else is appended in this turn of the event loop goes into the same write.
      this.#flushing = this.#flushing.then(async () => {
        await new Promise((next) => setImmediate(next));
        await this.#flush();
      });
    });
  }

  async #flush(): Promise<void> {
    const batch = this.#queue;
    this.#queue = [];
    try {
      const lines = [...(await this.#lines()), ...batch.map(({ entry }) => JSON.stringify(entry))];
      await writeWhole(this.file, `{"format":${currentFormat},"entries":[\n${lines.join(',\n')}\n]}\n`);
      this.#written = { lines, stamp: await this.#stamp() };
      batch.forEach(({ resolve }) => resolve());
    } catch (error) {
      this.#written = null;
      batch.forEach(({ reject }) => reject(error));
    }
  }

  async #lines(): Promise<readonly string[]> {
    if (this.#written !== null && this.#written.stamp === (await this.#stamp())) return this.#written.lines;
    const record = await readRecord(this.file, this.#schema, this.clock);
    return (record?.entries ?? []).map((entry) => JSON.stringify(entry));
  }

  /** Changes whenever somebody writes the file: each write makes a new one. */
  async #stamp(): Promise<string> {
    const found = await stat(this.file).catch(() => null);
    return found === null ? 'none' : `${found.ino}:${found.mtimeMs}:${found.size}`;
  }
}
