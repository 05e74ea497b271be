import { redactSecrets } from '../../log/redact/secrets';
import type { Logger } from '../../log/logger';

/** What is used of the process and of Electron. */
export interface CrashParts {
  readonly process: { on(event: 'uncaughtException', listener: (error: unknown) => void): unknown };
  readonly logger: Logger;
  readonly showError: (title: string, text: string) => void;
  readonly exit: (code: number) => void;
}

/**
 * Ends the app on what nobody caught (failed promises arrive here too): logged, said without any secret, and never gone
 * on from. What is done stands in the journal.
 */
export function endOnCrash({ process, logger, showError, exit }: CrashParts): void {
  process.on('uncaughtException', (error) => {
    logger.error('uncaught', {
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
    const message = error instanceof Error ? error.message : String(error);
    showError(
      'Sendwright stopped because of a defect of its own',
      `What is done stays, and the next start goes on from there.\n\n${redactSecrets(message)}`,
    );
    exit(1);
  });
}
