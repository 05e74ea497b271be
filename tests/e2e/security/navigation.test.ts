import { expect, it } from 'vitest';
import { inWindow, oneApp } from '../in-window';

inWindow('a page of the app', () => {
  const running = oneApp();

  /** Where the page is after a script tried something, and how many windows there are. */
  async function after(attempt: () => unknown): Promise<{ url: string; windows: number }> {
    const { app, page } = running();
    await page.evaluate(attempt);
    // A navigation that was not refused would have begun by the next turn of main.
    await page.evaluate(() => new Promise((next) => setTimeout(next, 100)));
    const windows = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
    return { url: page.url(), windows };
  }

  const stayed = { url: 'app://bundle/', windows: 1 };

  it('cannot be led to another address by a script', async () => {
    expect(await after(() => void (location.href = 'https://example.org/'))).toEqual(stayed);
    expect(await after(() => void (location.href = 'file:///etc/passwd'))).toEqual(stayed);
    expect(await after(() => location.replace('app://bundle/assets/'))).toEqual(stayed);
    expect(await after(() => void (location.href = 'javascript:document.title="changed"'))).toEqual(stayed);
    expect(await running().page.title()).not.toBe('changed');
  });

  it('cannot be led away by a link, a form or a dropped address', async () => {
    const click = (): void => {
      const link = document.createElement('a');
      link.href = 'https://example.org/';
      document.body.append(link);
      link.click();
    };
    expect(await after(click)).toEqual(stayed);
    const submit = (): void => {
      const form = document.createElement('form');
      form.action = 'https://example.org/';
      document.body.append(form);
      form.submit();
    };
    expect(await after(submit)).toEqual(stayed);
  });

  it('opens no window', async () => {
    const attempt = (): void => {
      document.body.dataset['opened'] = String(window.open('https://example.org/') === null);
      window.open('app://bundle/', '_blank', 'nodeIntegration=yes');
      const link = document.createElement('a');
      link.href = 'https://example.org/';
      link.target = '_blank';
      document.body.append(link);
      link.click();
    };
    expect(await after(attempt)).toEqual(stayed);
    expect(await running().page.evaluate(() => document.body.dataset['opened'])).toBe('true');
  });

  it('holds no other page: neither a frame nor a webview nor an object', async () => {
    const found = await running().page.evaluate(async () => {
      const before = document.title;
      for (const tag of ['iframe', 'webview', 'object', 'embed']) {
        const element = document.createElement(tag);
        element.setAttribute(tag === 'object' ? 'data' : 'src', 'app://bundle/index.html');
        document.body.append(element);
      }
      await new Promise((next) => setTimeout(next, 200));
      const frame = document.querySelector('iframe');
      return {
        before,
        loaded: frame?.contentDocument?.getElementById('root') !== null && frame?.contentDocument !== null,
        isWebview: 'getWebContentsId' in (document.querySelector('webview') ?? {}),
      };
    });
    expect(found).toMatchObject({ loaded: false, isWebview: false });
    const kinds = await running().app.evaluate(({ webContents }) =>
      webContents.getAllWebContents().map((contents) => contents.getType()),
    );
    expect(kinds).toEqual(['window']);
  });

  it('saves nothing', async () => {
    const { app, page } = running();
    await app.evaluate(({ session }) => {
      const states: string[] = [];
      Object.assign(globalThis, { states });
      session.fromPartition('sendwright').on('will-download', (event, item) => {
        states.push(`refused ${event.defaultPrevented}`, item.getFilename());
      });
    });
    await page.evaluate(() => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob(['text']));
      link.download = 'loot.txt';
      document.body.append(link);
      link.click();
    });
    const states = async () => app.evaluate(() => (globalThis as unknown as { states: string[] }).states);
    await expect.poll(states).toEqual(['refused true', 'loot.txt']);
  });
});
