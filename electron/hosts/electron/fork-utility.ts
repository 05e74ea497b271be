import type { utilityProcess, UtilityProcess } from 'electron';
import type { SpawnHelper } from '../../ports/helper-process';
import { helperEnvironment } from '../terminal/fork-helper';

/**
 * Runs a bundled script as a utility process: the one kind of child that a packaged Electron without RunAsNode has. Its
 * environment is cut down, and nothing it prints is shown.
 */
export function forkUtility(
  { fork }: Pick<typeof utilityProcess, 'fork'>,
  script: string,
  environment: NodeJS.ProcessEnv,
): SpawnHelper {
  return () => {
    const child = fork(script, [], {
      env: helperEnvironment(environment),
      execArgv: [],
      stdio: 'ignore',
      serviceName: 'Sendwright keychain',
    });
    return {
      send: (message) => child.postMessage(message),
      onMessage: (listener) => void child.on('message', listener),
      onExit: (listener) => void child.once('exit', (code) => listener(`exit code ${code}`)),
      kill: () => killHard(child),
    };
  };
}

/** The polite way is waited for as long as a prompt of the keychain is open (keychain facts 3). */
function killHard(child: UtilityProcess): void {
  try {
    if (child.pid === undefined) child.kill();
    else process.kill(child.pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}
