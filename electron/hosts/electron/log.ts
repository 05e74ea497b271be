import { join } from 'node:path';
import { fileSink } from '../../log/file-sink';
import { createLogger, silentLogger, type Logger } from '../../log/logger';

/** The app's log in the data folder; a log that cannot be kept must not stop the job. */
export function openLog(dataFolder: string): { readonly logger: Logger; readonly logFile: string | null } {
  const logFile = join(dataFolder, 'log', 'sendwright.log');
  try {
    const sinks = [fileSink({ file: logFile })];
    return { logger: createLogger({ level: 'info', sinks, now: () => new Date() }), logFile };
  } catch {
    return { logger: silentLogger, logFile: null };
  }
}
