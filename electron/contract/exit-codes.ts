/** Exit codes of the command line (design section 9). */
export const exitCodes = {
  done: 0,
  failed: 1,
  /** Bad usage, or a file that is wrong by itself. */
  usage: 2,
  /** The tenant or this computer needs a person. */
  needsPerson: 3,
  /** Configured, not yet effective. */
  notYetEffective: 4,
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
