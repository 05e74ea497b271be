import { exitCodes } from '../../contract/exit-codes';
import { redactSecrets } from '../../log/redact/secrets';

/** What is used of the process. */
export interface CrashingProcess {
  on(event: 'uncaughtException', listener: (error: unknown) => void): unknown;
  readonly stdout: { on(event: 'error', listener: (error: unknown) => void): unknown };
  readonly stderr: { write(text: string): unknown };
  exit(code: number): unknown;
}

/**
 * Ends the process on what nobody caught (failed promises arrive here too), saying what it was without any secret:
 * Node itself would print the error with everything in it. Output that nobody reads any more ends it quietly.
 */
export function endOnCrash(process: CrashingProcess): void {
  process.on('uncaughtException', (error) => {
    process.stderr.write(crashText(error));
    process.exit(exitCodes.failed);
  });
  process.stdout.on('error', (error) => {
    const isClosed = error instanceof Error && 'code' in error && error.code === 'EPIPE';
    if (!isClosed) process.stderr.write(crashText(error));
    process.exit(exitCodes.failed);
  });
}

function crashText(error: unknown): string {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `Sendwright stopped because of a defect of its own. What is done stays; run the command again.\n${redactSecrets(text)}\n`;
}
