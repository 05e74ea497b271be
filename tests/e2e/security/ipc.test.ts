import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { invokeChannels } from '../../../electron/contract/channels';
import { largestMessage } from '../../../electron/contract/desk/limits';
import type { Bridge } from '../../../electron/contract/desk/bridge';
import { inWindow, oneApp } from '../in-window';

interface Probe {
  readonly sandboxed: boolean;
  readonly contextIsolated: boolean;
  invoke(channel: string, ...values: unknown[]): Promise<unknown>;
  sendSync(channel: string): unknown;
}
interface Shown {
  readonly sendwright: Bridge;
  readonly probe: Probe;
}

const root = resolve(import.meta.dirname, '../../..');
const preload = resolve(root, 'dist/app/preload.cjs');

inWindow('messages from a page', () => {
  const running = oneApp();

  it('go through the named functions of the table, and nothing else is there', async () => {
    const found = await running().page.evaluate(() => {
      const { sendwright } = window as unknown as Shown;
      const kinds = [...Object.values(sendwright.invoke).map((one) => typeof one), typeof sendwright.listen];
      const names = [
        'require',
        'process',
        'module',
        'Buffer',
        'global',
        'ipcRenderer',
        'electron',
        '__dirname',
      ];
      return {
        surface: Object.keys(sendwright),
        channels: Object.keys(sendwright.invoke),
        kinds: [...new Set(kinds)],
        nodes: names.filter((name) => name in window),
      };
    });
    expect(found).toEqual({
      surface: ['invoke', 'listen'],
      channels: [...invokeChannels],
      kinds: ['function'],
      nodes: [],
    });
  });

  it('cannot be changed by the page', async () => {
    const kept = await running().page.evaluate(() => {
      const shown = window as unknown as { sendwright: { invoke: Record<string, unknown> } };
      const before = shown.sendwright.invoke['app.state'];
      try {
        shown.sendwright.invoke['app.state'] = () => 'mine';
      } catch {
        // In a module that throws.
      }
      return shown.sendwright.invoke['app.state'] === before;
    });
    expect(kept).toBe(true);
  });

  it('are answered', async () => {
    const reply = await running().page.evaluate(async () =>
      (window as unknown as Shown).sendwright.invoke['app.about']({}),
    );
    expect(reply).toMatchObject({ ok: true, value: { host: 'electron' } });
  });

  it.each([
    ['a key too many', { text: 'a', admin: true }],
    ['a key too few', {}],
    ['a text without end', { text: 'a'.repeat(400) }],
    ['another type', { text: 7 }],
    ['a message that is too long', { text: 'a', more: 'a'.repeat(largestMessage) }],
  ])('are refused with %s', async (_name, input) => {
    const reply = await running().page.evaluate(
      async (value) =>
        (window as unknown as Shown).sendwright.invoke['mailboxes.search'](value as { text: string }),
      input,
    );
    expect(reply).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
  });

  it('are refused from a frame within the page', async () => {
    const { app, page } = running();
    await page.evaluate(() => document.body.append(document.createElement('iframe')));
    expect(page.frames()).toHaveLength(2);
    const inFrame = await page.frames()[1]?.evaluate(() => 'sendwright' in window);
    expect(inFrame).toBe(false);
    // The frame has no way to send; what if it had: the real frame, given to the real handler.
    const reply = await app.evaluate(async ({ BrowserWindow, ipcMain }) => {
      const sender = BrowserWindow.getAllWindows()[0]?.webContents;
      const handlers = (
        ipcMain as unknown as { _invokeHandlers: Map<string, (...values: unknown[]) => unknown> }
      )._invokeHandlers;
      const answered = async (senderFrame: unknown) => {
        let reply: unknown;
        const event = { sender, senderFrame, _reply: (value: unknown) => (reply = value) };
        const returned = await handlers.get('app.about')?.(event, {});
        return (reply ?? returned) as { ok: boolean; error?: { code: string } };
      };
      const [own, child] = [await answered(sender?.mainFrame), await answered(sender?.mainFrame.frames[0])];
      return { own: own.ok, child: child.error?.code, gone: (await answered(null)).error?.code };
    });
    expect(reply).toEqual({ own: true, child: 'refused', gone: 'refused' });
  });

  it('are refused from another window, even with our preload and our page', async () => {
    const { app } = running();
    const replies = await app.evaluate(async ({ BrowserWindow, session }, preloadFile) => {
      const ask = async (url: string, partition: string): Promise<unknown> => {
        const own = session.fromPartition(partition);
        const window = new BrowserWindow({
          show: false,
          webPreferences: { preload: preloadFile, session: own, sandbox: true },
        });
        try {
          await window.loadURL(url);
          return await window.webContents.executeJavaScript(`window.sendwright.invoke['app.about']({})`);
        } finally {
          window.destroy();
        }
      };
      return [await ask('data:text/html,foreign', 'foreign'), await ask('app://bundle/', 'sendwright')];
    }, preload);
    expect(replies).toMatchObject([
      { ok: false, error: { code: 'refused' } },
      { ok: false, error: { code: 'refused' } },
    ]);
  });

  it('are refused on every channel that is not in the table, also synchronous ones', async () => {
    const { app, page } = running();
    await app.evaluate(
      ({ session }, probe) => {
        const own = session.fromPartition('sendwright') as unknown as {
          registerPreloadScript?(script: { type: 'frame'; filePath: string }): string;
          setPreloads(files: string[]): void;
        };
        if (own.registerPreloadScript === undefined) own.setPreloads([probe]);
        else own.registerPreloadScript({ type: 'frame', filePath: probe });
      },
      resolve(import.meta.dirname, '../hosts/probe-preload.cjs'),
    );
    await page.reload();
    const found = await page.evaluate(async () => {
      const { probe } = window as unknown as Shown;
      const unknown = async (channel: string): Promise<string> =>
        probe.invoke(channel, {}).then(
          () => 'answered',
          (error: unknown) => String(error),
        );
      return {
        sandboxed: probe.sandboxed,
        contextIsolated: probe.contextIsolated,
        unknown: await unknown('app.quit'),
        proto: await unknown('__proto__'),
        two: await probe.invoke('app.about', {}, {}),
        none: await probe.invoke('app.about'),
      };
    });
    expect(found).toMatchObject({
      ...{ sandboxed: true, contextIsolated: true },
      unknown: expect.stringContaining('No handler registered') as string,
      proto: expect.stringContaining('No handler registered') as string,
      two: { ok: false, error: { code: 'invalid-input' } },
      none: { ok: false, error: { code: 'invalid-input' } },
    });
    const listeners = await app.evaluate(({ ipcMain }) => ipcMain.eventNames().map(String));
    // Electron's own, that does nothing.
    expect(listeners.filter((name) => name !== 'error')).toEqual([]);
  });
});
