import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createCertificate } from '../../electron/practice/server/certificate';
import { startSession, whyNoKeyring } from '../integration/credentials/private-keyring';
import { askInElectron, bundleForElectron, removeBundle } from './hosts/run-in-electron';
import { inWindow } from './in-window';

const helper = resolve(import.meta.dirname, '../../dist/app/keychain-helper.cjs');

inWindow("Electron's own parts of the host", () => {
  let program = '';
  let server: Server;
  let url = '';
  let ca = '';
  const seen: { path: string; cookie: string | undefined }[] = [];

  beforeAll(async () => {
    program = await bundleForElectron(resolve(import.meta.dirname, 'programs/host-parts.ts'));
    const tls = await createCertificate(new Date());
    ca = tls.ca;
    server = createServer({ key: tls.key, cert: tls.cert }, (request, response) => {
      seen.push({ path: request.url ?? '', cookie: request.headers.cookie });
      if (request.url === '/away') {
        response.writeHead(302, { location: '/', 'set-cookie': 'who=me' }).end();
        return;
      }
      response.writeHead(200, { 'set-cookie': 'who=me; Max-Age=900', 'request-id': 'r-1' }).end('hello');
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    url = `https://localhost:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.close();
    removeBundle(program);
  });

  it('trust an authority that the system does not know nowhere but in the transport it was given to', async () => {
    seen.length = 0;
    const refused = await askInElectron(program, { do: 'send', url: `${url}/` });
    expect(refused).toMatchObject({
      code: 'offline',
      text: expect.stringContaining('is not trusted') as string,
    });
    expect(seen).toEqual([]);
    const answered = await askInElectron(program, { do: 'send', url: `${url}/`, ca });
    expect(answered).toMatchObject({ status: 200, body: 'hello' });
  });

  it("follow no redirect and keep no cookie in Chromium's network", async () => {
    seen.length = 0;
    // For this server alone: the switch is the test's, not the product's.
    const switches = ['--ignore-certificate-errors'];
    const moved = await askInElectron(program, { do: 'send', url: `${url}/away` }, switches);
    expect(moved).toMatchObject({ status: 302, headers: { location: '/' } });
    expect(seen.map(({ path }) => path)).toEqual(['/away']);
    seen.length = 0;
    const twice = await askInElectron(program, { do: 'send', url: `${url}/`, times: 2 }, switches);
    expect(twice).toMatchObject({ status: 200, body: 'hello', headers: { 'request-id': 'r-1' } });
    expect(seen).toEqual([
      { path: '/', cookie: undefined },
      { path: '/', cookie: undefined },
    ]);
  });

  it('say that nothing was sent where nobody listens', async () => {
    const closed = createServer();
    await new Promise<void>((listening) => closed.listen(0, '127.0.0.1', listening));
    const { port } = closed.address() as AddressInfo;
    await new Promise((done) => closed.close(done));
    const told = await askInElectron(program, { do: 'send', url: `https://localhost:${port}/` });
    expect(told).toMatchObject({
      code: 'offline',
      text: expect.stringContaining('Nothing was sent') as string,
    });
  });

  it('print a page of ours as PDF, without running or loading anything', async () => {
    const html = `<h1>As built</h1><script>document.title = 'ran'</script><img src="${url}/pixel.png"><iframe src="${url}/frame"></iframe>`;
    seen.length = 0;
    const { body = '' } = await askInElectron(program, { do: 'print', html }, [
      '--ignore-certificate-errors',
    ]);
    expect(Buffer.from(body, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
    expect(seen).toEqual([]);
  });

  const noKeyring = whyNoKeyring();
  describe.skipIf(noKeyring !== null)(
    `the keychain${noKeyring === null ? '' : ` (skipped: ${noKeyring})`}`,
    () => {
      it('is reached by a utility process, and its absence is told', async () => {
        const home = mkdtempSync(join(tmpdir(), 'sendwright-keyring-'));
        onTestFinished(() => rmSync(home, { recursive: true, force: true }));
        const session = await startSession(home, 'unlocked');
        onTestFinished(async () => session.close());
        const folder = join(home, 'index');
        const kept = await askInElectron(program, {
          do: 'keep',
          helper,
          folder,
          environment: { ...session.environment },
        });
        expect(kept).toEqual({ text: 'true' });
        const none = await askInElectron(program, {
          do: 'keep',
          helper,
          folder,
          environment: { HOME: home },
        });
        expect(none).toMatchObject({ code: 'keychain-missing' });
      });
    },
  );
});
