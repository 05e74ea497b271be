import { mkdtempSync, rmSync } from 'node:fs';
import { connect, Socket } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { PublicClientApplication } from '@azure/msal-node';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { lagFrom } from '../../electron/practice/server/lag';
import { signInAs } from '../../electron/practice/server/sign-in-script';
import { startPractice } from '../../electron/practice/server/start';
import type { RunningPractice } from '../../electron/practice/server/start';
import { contosoWorld } from '../../electron/practice/world/contoso';
import { msalNetwork, send } from './helpers/https';

let directory: string;
let practice: RunningPractice;

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'practice-'));
  practice = await startPractice({ directory, world: contosoWorld(), lag: lagFrom(0) });
});

afterEach(async () => {
  vi.restoreAllMocks();
  await practice.stop();
  rmSync(directory, { recursive: true, force: true });
});

/** Where a socket was told to connect: a host, or a path of this machine. */
function targetOf(argument: unknown): string {
  const first: unknown = Array.isArray(argument) ? argument[0] : argument;
  const { host, path } = first as { host?: string; path?: string };
  return path ?? host ?? 'localhost';
}

describe('a practice tenant', () => {
  it('opens no connection but to loopback through a whole sign-in', async () => {
    const targets = new Set<string>();
    // eslint-disable-next-line @typescript-eslint/unbound-method
    const original = Socket.prototype.connect;
    vi.spyOn(Socket.prototype, 'connect').mockImplementation(function (this: Socket, ...args: unknown[]) {
      targets.add(targetOf(args[0]));
      return Reflect.apply(original, this, args) as Socket;
    });
    const { authority, tenantId, caFile, clientId, admins } = practice.info;
    const client = new PublicClientApplication({
      auth: { clientId, authority: `${authority}/${tenantId}`, knownAuthorities: [new URL(authority).host] },
      system: { networkClient: msalNetwork(caFile) },
    });
    await client.acquireTokenInteractive({
      scopes: ['User.Read'],
      openBrowser: (url) => signInAs(url, admins[0]!),
    });
    expect([...targets].filter((host) => !['localhost', '127.0.0.1', '::1'].includes(host))).toEqual([]);
    expect(targets.size).toBeGreaterThan(0);
  });

  it('listens on loopback only', async () => {
    const port = Number(new URL(practice.info.authority).port);
    const outside = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter((address) => !address.internal && address.family === 'IPv4');
    for (const { address } of outside) {
      const outcome = await new Promise<string>((resolve) => {
        const socket = connect({ host: address, port, timeout: 2000 });
        const end = (text: string) => () => {
          socket.destroy();
          resolve(text);
        };
        socket.once('connect', end('open')).once('error', end('closed')).once('timeout', end('closed'));
      });
      expect(outcome, address).toBe('closed');
    }
  });

  it('runs beside others, each with its own world and authority', async () => {
    const second = await startPractice({
      directory: join(directory, 'second'),
      world: contosoWorld(),
      lag: lagFrom(0),
    });
    second.world.state.tenant.displayName = 'Fabrikam';
    expect(practice.world.state.tenant.displayName).toBe('Contoso');
    const url = `${second.info.authority}/common/discovery/instance`;
    expect((await send(second.info.caFile, url)).status).toBe(200);
    await expect(send(practice.info.caFile, url)).rejects.toThrow();
    await second.stop();
  });
});
