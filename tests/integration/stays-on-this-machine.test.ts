import { createSocket } from 'node:dgram';
import { request } from 'node:https';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { runCli } from '../support/cli';
import { testFolder } from '../support/folder';
import { applyJob, proveJob } from '../support/job';
import { leaving, networkOf, watchNetwork } from '../support/network-watch';
import { writeJob } from '../support/setup-files';
import { startTenant } from '../support/tenant';

/** As a network with a proxy has them: nothing of a practice tenant may go through it. */
const proxied = { HTTPS_PROXY: 'http://proxy.invalid:3128', HTTP_PROXY: 'http://proxy.invalid:3128' };

describe('nothing leaves this machine', () => {
  it.each(['rbac', 'accessPolicy'] as const)('while the whole job runs, %s', async (scoping) => {
    const events = watchNetwork(testFolder());
    const tenant = await startTenant({ quick: true });
    const change = { scoping, createSender: 'made@contoso.example' };
    expect((await applyJob(tenant, change)).result).toBe('done');
    expect((await proveJob(tenant)).verdict).toBe('proven');
    const services = await tenant.services();
    await services.send('ostendo-continuum', 'made@contoso.example', 'consultant@partner.example');
    await services.consent(true);

    expect(new Set(events.map(({ what }) => what))).toContain('connect');
    expect(new Set(events.map(({ what }) => what))).toContain('listen');
    expect(leaving(events)).toEqual([]);
  });

  it('while the demo runs as a process of its own, proxy or not', async () => {
    const folder = testFolder();
    const network = networkOf(folder);
    const demo = await runCli(['demo', '--out', 'demo'], folder, { ...network.env, ...proxied });
    expect(demo.code, demo.stderr).toBe(0);
    expect(network.read().length).toBeGreaterThan(10);
    expect(leaving(network.read())).toEqual([]);
  });

  it('while a keychain is missing for a real tenant: Sendwright stops before anything is asked', async () => {
    const folder = testFolder();
    const network = networkOf(folder);
    const job = writeJob(folder, { tenant: 'contoso.invalid' });
    const applied = await runCli(['apply', job, '--yes', '--data', 'data'], folder, network.env);
    expect(applied.code, applied.stderr).toBe(3);
    expect(network.read()).toEqual([]);
  });

  it('and the watch would notice', async () => {
    const events = watchNetwork(testFolder());
    await new Promise<void>((resolve) => {
      request('https://login.example.invalid/')
        .on('error', () => resolve())
        .end();
    });
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
    server.close();
    const socket = createSocket('udp4');
    await new Promise<void>((resolve) => socket.send('x', 9, '127.0.0.2', () => resolve()));
    socket.close();
    expect(leaving(events)).toEqual(
      expect.arrayContaining([
        { what: 'connect', where: 'login.example.invalid' },
        { what: 'lookup', where: 'login.example.invalid' },
        { what: 'listen', where: '0.0.0.0' },
        { what: 'datagram', where: '127.0.0.2' },
      ]),
    );
  });
});
