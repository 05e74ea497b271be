import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { cancelled } from '../../contract/errors';

/** The terminal as it is used here. */
export interface HiddenTerminal {
  readonly input: NodeJS.ReadableStream;
  readonly say: (text: string) => void;
}

/**
 * Asks for a line that is not shown while it is typed, nor kept in any history. Null where the terminal is closed
 * (Ctrl+D). Throws AppError `cancelled` at Ctrl+C.
 */
export async function askHidden(question: string, { input, say }: HiddenTerminal): Promise<string | null> {
  // Readline in terminal mode turns the terminal's own echo off; what it would echo itself is dropped.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input, output: nowhere, terminal: true, historySize: 0 });
  say(`\n${question} `);
  try {
    return await new Promise<string | null>((resolve, reject) => {
      terminal.on('SIGINT', () => reject(cancelled('Cancelled before anything was written.')));
      terminal.on('close', () => resolve(null));
      terminal.question('', resolve);
    });
  } finally {
    terminal.close();
    say('\n');
  }
}
