import { fork } from 'node:child_process';
import type { SpawnHelper } from '../../ports/helper-process';

/** What a keychain library needs to find the session, its bus and its windows; nothing else is passed on. */
const passedOn = [
  ...['HOME', 'USER', 'LOGNAME', 'PATH', 'DISPLAY', 'WAYLAND_DISPLAY', 'XAUTHORITY'],
  ...[
    'DBUS_SESSION_BUS_ADDRESS',
    'XDG_RUNTIME_DIR',
    'XDG_DATA_HOME',
    'XDG_CONFIG_HOME',
    'XDG_CURRENT_DESKTOP',
  ],
  ...['SystemRoot', 'APPDATA', 'LOCALAPPDATA', 'USERPROFILE', 'USERNAME', 'USERDOMAIN', 'ProgramData'],
  ...['TEMP', 'TMP', 'LD_LIBRARY_PATH'],
];

/** A helper's whole environment: what its library needs, and messages in English (LC_ALL=C). */
export function helperEnvironment(environment: NodeJS.ProcessEnv): Record<string, string> {
  const kept = passedOn.flatMap((name): [string, string][] => {
    const value = environment[name];
    return value === undefined ? [] : [[name, value]];
  });
  return { ...Object.fromEntries(kept), LC_ALL: 'C' };
}

/**
 * Forks a bundled script as a helper. Its environment is cut down, its messages are English (LC_ALL=C), and
 * nothing it prints is shown.
 */
export function forkHelper(script: string, environment: NodeJS.ProcessEnv): SpawnHelper {
  const env = helperEnvironment(environment);
  return () => {
    const child = fork(script, [], { env, execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    return {
      send: (message) => {
        // A helper that is already gone is told by its exit.
        if (child.connected) child.send(message as object, () => undefined);
      },
      onMessage: (listener) => child.on('message', listener),
      onExit: (listener) => {
        child.once('error', (error) => listener(error.message));
        child.once('exit', (code, signal) =>
          listener(signal === null ? `exit code ${code ?? 'unknown'}` : `signal ${signal}`),
        );
      },
      kill: () => child.kill('SIGKILL'),
    };
  };
}
