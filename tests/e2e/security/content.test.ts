import { expect, it } from 'vitest';
import { inWindow, oneApp } from '../in-window';

inWindow('what a page may load and run', () => {
  const running = oneApp();

  it('is said by a policy in the header, with another nonce at each load', async () => {
    const { app } = running();
    const load = async (): Promise<string> =>
      app.evaluate(async ({ BrowserWindow, session }) => {
        const own = session.fromPartition('sendwright');
        const window = new BrowserWindow({ show: false, webPreferences: { session: own, sandbox: true } });
        try {
          await window.loadURL('app://bundle/');
          return (await window.webContents.executeJavaScript(
            `document.querySelector('meta[property="csp-nonce"]').nonce`,
          )) as string;
        } finally {
          window.destroy();
        }
      });
    const [first, second] = [await load(), await load()];
    expect(first).toMatch(/^[\w+/]{22}==$/u);
    expect(second).not.toBe(first);
  });

  it('is no script that is put into it, and nothing made of text', async () => {
    const found = await running().page.evaluate(async () => {
      const violated: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) =>
        violated.push(event.effectiveDirective),
      );
      const inline = document.createElement('script');
      inline.textContent = 'document.title = "ran"';
      document.head.append(inline);
      const foreign = document.createElement('script');
      foreign.src = 'https://example.org/x.js';
      document.head.append(foreign);
      const handler = document.createElement('button');
      handler.setAttribute('onclick', 'document.title = "clicked"');
      document.body.append(handler);
      handler.click();
      // Later, by itself: what a test evaluates directly may do so by the developer tools' leave.
      const evaluated = await new Promise((resolve) => {
        setTimeout(() => {
          try {
            // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- what must not work
            resolve(String(new Function('return 1')()));
          } catch {
            resolve('refused');
          }
        }, 200);
      });
      return { violated: [...new Set(violated)].sort(), evaluated, title: document.title };
    });
    expect(found.evaluated).toBe('refused');
    expect(['ran', 'clicked']).not.toContain(found.title);
    expect(found.violated).toEqual(expect.arrayContaining(['script-src-attr', 'script-src-elem']));
  });

  it('is no style without the nonce of this load', async () => {
    const colour = await running().page.evaluate(() => {
      const style = document.createElement('style');
      style.textContent = 'body { outline-color: rgb(1, 2, 3) }';
      document.head.append(style);
      return getComputedStyle(document.body).outlineColor;
    });
    expect(colour).not.toBe('rgb(1, 2, 3)');
  });

  it('is nothing from any network, nor from the disk', async () => {
    const reached = await running().page.evaluate(async () => {
      const addresses = [
        'https://example.org/',
        'http://127.0.0.1:9/',
        'file:///etc/passwd',
        'app://bundle/index.html',
      ];
      const results = await Promise.all(
        addresses.map(async (address) =>
          fetch(address).then(
            () => address,
            () => null,
          ),
        ),
      );
      const image = await new Promise((resolve) => {
        const picture = new Image();
        picture.onload = () => resolve('loaded');
        picture.onerror = () => resolve(null);
        picture.src = 'https://example.org/pixel.png';
      });
      const socket = ((): string | null => {
        try {
          return String(new WebSocket('wss://example.org/').readyState === WebSocket.OPEN || null);
        } catch {
          return null;
        }
      })();
      return [...results, image, socket === 'null' ? null : socket].filter((one) => one !== null);
    });
    expect(reached).toEqual([]);
  });

  it.each([
    ['app://bundle/..%2f..%2f..%2fpackage.json', 404],
    ['app://bundle/%2e%2e%2fmain.cjs', 404],
    ['app://bundle/..%5cmain.cjs', 404],
    ['app://bundle/assets/..%2f..%2f..%2fpreload.cjs', 404],
    ['app://bundle/assets/', 404],
    ['app://other/index.html', 404],
    ['app://bundle/index.html', 200],
  ])('is a file of the pages alone: %s', async (address, status) => {
    const { app } = running();
    const got = await app.evaluate(async ({ BrowserWindow, session }, url) => {
      const own = session.fromPartition('sendwright');
      const window = new BrowserWindow({ show: false, webPreferences: { session: own, sandbox: true } });
      let code = 0;
      window.webContents.on('did-navigate', (_event, _url, answered) => (code = answered));
      try {
        await window.loadURL(url).catch(() => undefined);
        const text = (await window.webContents.executeJavaScript(
          'document.documentElement.innerHTML',
        )) as string;
        return { code, isEmpty: !/version|require|script/u.test(text) };
      } finally {
        window.destroy();
      }
    }, address);
    if (status === 200) expect(got).toEqual({ code: 200, isEmpty: false });
    else
      expect([
        { code: 404, isEmpty: true },
        { code: 0, isEmpty: true },
      ]).toContainEqual(got);
  });

  it.each(['file:///etc/passwd', 'https://example.org/', 'http://127.0.0.1:9/'])(
    'is refused to the session of the pages even for main: %s',
    async (address) => {
      const failure = await running().app.evaluate(async ({ BrowserWindow, session }, url) => {
        const own = session.fromPartition('sendwright');
        const window = new BrowserWindow({ show: false, webPreferences: { session: own, sandbox: true } });
        try {
          await window.loadURL(url);
          return 'loaded';
        } catch (error) {
          return (error as { code?: string }).code ?? String(error);
        } finally {
          window.destroy();
        }
      }, address);
      expect(failure).toBe('ERR_BLOCKED_BY_CLIENT');
    },
  );

  it('is asked of no other session: app:// is the window’s alone', async () => {
    const handled = await running().app.evaluate(async ({ session }) =>
      Promise.all(
        [session.defaultSession, session.fromPartition('another'), session.fromPartition('sendwright')].map(
          async (one) => one.protocol.isProtocolHandled('app'),
        ),
      ),
    );
    expect(handled).toEqual([false, false, true]);
  });
});
