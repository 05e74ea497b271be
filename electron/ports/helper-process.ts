/**
 * A child process that runs one bundled script of ours and speaks messages with it. The terminal host forks it
 * with child_process, Electron with utilityProcess. Nothing secret goes into its arguments or environment.
 */
export interface HelperProcess {
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called once when it has ended or could not be started; `how` in words, e.g. `signal SIGSEGV`. */
  onExit(listener: (how: string) => void): void;
  /** Ends it at once, even in the middle of a call. */
  kill(): void;
}

export type SpawnHelper = () => HelperProcess;
