import { join } from 'node:path';
import { fileSink } from './file-sink';
import { createLogger, silentLogger, type Logger } from './logger';

/** Where the log of a data folder lies. */
export function logFileOf(dataFolder: string): string {
  return join(dataFolder, 'log', 'sendwright.log');
}

/** A redacted log in the data folder, for whoever must find out later what a run did. */
export function dataLog(dataFolder: string, now: () => Date): Logger {
  try {
    return createLogger({ level: 'info', sinks: [fileSink({ file: logFileOf(dataFolder) })], now });
  } catch {
    // A log that cannot be kept must not stop the job; the records say so if the folder is not writable.
    return silentLogger;
  }
}
