import { redact, redactValue } from './redact/redact';

/** From the most to the least urgent. */
const logLevels = ['error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Facts that belong to a line; redacted like everything else. */
type LogFields = Readonly<Record<string, unknown>>;

export interface Logger {
  error(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  debug(message: string, fields?: LogFields): void;
  /** A logger that adds these fields to each of its lines. */
  with(fields: LogFields): Logger;
}

/** Where lines go; gets one JSON object as text, without a line break, already redacted. */
export type LogSink = (line: string) => void;

interface LoggerOptions {
  /** Less urgent lines than this are dropped. */
  readonly level: LogLevel;
  readonly sinks: readonly LogSink[];
  readonly now: () => Date;
}

/**
 * A logger of JSON lines: `time`, `level`, `message`, then the fields. Everything is redacted before any sink sees
 * it. Logging never throws: a sink that fails is left out from then on, and the others are told once.
 */
export function createLogger(options: LoggerOptions): Logger {
  const sinks = new Set(options.sinks);
  const loudest = logLevels.indexOf(options.level);

  const send = (line: string): boolean => {
    let failed = false;
    for (const sink of sinks) {
      try {
        sink(line);
      } catch {
        sinks.delete(sink);
        failed = true;
      }
    }
    return failed;
  };
  const write = (level: LogLevel, message: string, fields: LogFields) => {
    if (logLevels.indexOf(level) > loudest) return;
    const failed = send(lineOf(options.now(), level, message, fields));
    if (failed) send(lineOf(options.now(), 'error', 'A log sink failed and is no longer used.', {}));
  };
  const make = (own: LogFields): Logger => ({
    error: (message, fields) => write('error', message, { ...own, ...fields }),
    warn: (message, fields) => write('warn', message, { ...own, ...fields }),
    info: (message, fields) => write('info', message, { ...own, ...fields }),
    debug: (message, fields) => write('debug', message, { ...own, ...fields }),
    with: (fields) => make({ ...own, ...fields }),
  });
  return make({});
}

/** A logger that says nothing. */
export const silentLogger: Logger = createLogger({ level: 'error', sinks: [], now: () => new Date(0) });

function lineOf(time: Date, level: LogLevel, message: string, fields: LogFields): string {
  const head = { time: time.toISOString(), level, message: redact(message) };
  try {
    return JSON.stringify({ ...(redactValue(fields) as LogFields), ...head });
  } catch {
    // A getter or toJSON of a foreign object threw: the line is worth more than its fields.
    return JSON.stringify({ ...head, fields: '[unreadable]' });
  }
}
