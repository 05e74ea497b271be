import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

const tools = ['dbus-run-session', 'gnome-keyring-daemon', 'gdbus'];

/** Why a real keyring can't be had here; null where it can. */
export function whyNoKeyring(): string | null {
  if (process.platform !== 'linux') return 'a private keyring is only made on Linux';
  const missing = tools.filter((tool) => spawnSync('sh', ['-c', `command -v ${tool}`]).status !== 0);
  if (missing.length > 0) return `no ${missing.join(', ')} on this computer: run build/prepare.mjs`;
  const keytar = spawnSync(process.execPath, ['-e', "require('keytar')"]).status === 0;
  return keytar ? null : 'keytar is not built on this computer: run build/prepare.mjs';
}

/** A D-Bus session of its own with a gnome-keyring in it. */
export interface PrivateSession {
  /** For the helper process: finds this bus and no other. */
  readonly environment: NodeJS.ProcessEnv;
  /** Process id of the keyring daemon. */
  daemon(): number;
  /** Starts another daemon after the first was killed. */
  restartDaemon(): Promise<void>;
  close(): Promise<void>;
}

// The password goes in without a newline: "pw\n" would be another password (keychain facts 3).
const startDaemon = {
  unlocked: 'printf %s test-password | gnome-keyring-daemon --foreground --unlock --components=secrets',
  locked: 'gnome-keyring-daemon --foreground --start --components=secrets',
};

/** Starts the session in `home`; ends when `close` is called or this process ends. */
export async function startSession(home: string, keyring: 'unlocked' | 'locked'): Promise<PrivateSession> {
  const run = join(home, 'run');
  mkdirSync(run, { recursive: true, mode: 0o700 });
  const environment = {
    PATH: process.env['PATH'],
    HOME: home,
    XDG_RUNTIME_DIR: run,
    XDG_DATA_HOME: join(home, 'data'),
  };
  const waitUntilOwned =
    'until gdbus call --session --dest org.freedesktop.DBus --object-path / --method ' +
    'org.freedesktop.DBus.NameHasOwner org.freedesktop.secrets 2>/dev/null | grep -q true; do :; done';
  const start = `{ ${startDaemon[keyring]} >/dev/null 2>&1 & }; daemon=$!; ${waitUntilOwned}; echo "$daemon"`;
  const script = `echo "$DBUS_SESSION_BUS_ADDRESS"; ${start}; while read -r _; do ${start}; done; kill "$daemon"`;
  const session = spawn('dbus-run-session', ['--', 'bash', '-c', script], {
    env: environment,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const ended = new Promise<void>((resolve) => session.once('exit', () => resolve()));
  const lines: string[] = [];
  let wake: () => void = () => undefined;
  session.stdout.setEncoding('utf8');
  session.stdout.on('data', (text: string) => {
    lines.push(...text.split('\n').filter((line) => line !== ''));
    wake();
  });
  const line = async (): Promise<string> => {
    while (lines.length === 0) await new Promise<void>((resolve) => (wake = resolve));
    return lines.shift() ?? '';
  };
  const address = await line();
  let daemon = Number(await line());
  return {
    environment: { ...environment, DBUS_SESSION_BUS_ADDRESS: address },
    daemon: () => daemon,
    restartDaemon: async () => {
      session.stdin.write('again\n');
      daemon = Number(await line());
    },
    close: async () => {
      session.stdin.end();
      await ended;
    },
  };
}
