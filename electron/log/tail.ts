import { open } from 'node:fs/promises';

/** The last bytes of a file as text; its first line may be cut. Empty where it cannot be read. */
export async function tailOf(file: string, mostBytes: number): Promise<string> {
  try {
    const handle = await open(file, 'r');
    try {
      const { size } = await handle.stat();
      const bytes = Buffer.alloc(Math.min(size, mostBytes));
      await handle.read(bytes, 0, bytes.length, size - bytes.length);
      return bytes.toString('utf8');
    } finally {
      await handle.close();
    }
  } catch {
    return '';
  }
}
