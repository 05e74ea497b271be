import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { startElectron } from './hosts/electron-host';
import { runToEnd } from './hosts/launch';
import { inWindow } from './in-window';

function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sendwright-e2e-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

inWindow('the app', () => {
  it('runs once for its data: a second start brings the first window to the front and ends', async () => {
    const data = dataFolder();
    const first = await startElectron({ dataFolder: data });
    onTestFinished(async () => first.close());
    // Without a window manager, as under Xvfb, there is no minimizing.
    await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
    expect(await runToEnd(process.cwd(), [`--data=${data}`])).toBe(0);
    const state = async () =>
      first.app.evaluate(({ BrowserWindow }) => {
        const windows = BrowserWindow.getAllWindows();
        return { windows: windows.length, isVisible: windows[0]?.isVisible() };
      });
    await expect.poll(state).toEqual({ windows: 1, isVisible: true });
  });

  it('comes back where its window was', async () => {
    const data = dataFolder();
    const place = { x: 40, y: 60, width: 1000, height: 700 };
    const first = await startElectron({ dataFolder: data });
    const moved = async () =>
      first.app.evaluate(async ({ BrowserWindow }, bounds) => {
        const window = BrowserWindow.getAllWindows()[0];
        window?.setBounds(bounds);
        // Where it was first shown may be told by the display only now.
        await new Promise((told) => setTimeout(told, 300));
        return window?.isVisible() === true && window.getNormalBounds();
      }, place);
    await expect.poll(moved).toEqual(place);
    await first.close();
    expect(JSON.parse(readFileSync(join(data, 'settings.json'), 'utf8'))).toMatchObject({ window: place });
    const second = await startElectron({ dataFolder: data });
    onTestFinished(async () => second.close());
    const bounds = await second.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.getBounds(),
    );
    expect(bounds).toMatchObject({ width: 1000, height: 700 });
  });

  it('shows its page again when the page’s process was killed, and logs it', async () => {
    const running = await startElectron({});
    onTestFinished(async () => running.close());
    const { app, dataFolder: data } = running;
    const shown = async () =>
      app.evaluate(async ({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        if (contents === undefined || contents.isCrashed() || contents.isLoading()) return null;
        return (await contents.executeJavaScript(
          `window.sendwright.invoke['app.state']({}).then((reply) => reply.ok)`,
        )) as boolean;
      });
    await expect.poll(shown).toBe(true);
    await app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
    });
    await expect
      .poll(async () => readFileSync(join(data, 'log', 'sendwright.log'), 'utf8'))
      .toContain('the page ended');
    await expect.poll(shown, { timeout: 10_000 }).toBe(true);
  });

  it('logs what goes wrong in its page, without secrets', async () => {
    const running = await startElectron({});
    onTestFinished(async () => running.close());
    const { page, dataFolder: data } = running;
    await page.evaluate(
      `console.error('it broke with client_secret=Abc8Q~0123456789abcdefghijklmnopqrstuv')`,
    );
    const log = async () => readFileSync(join(data, 'log', 'sendwright.log'), 'utf8');
    await expect.poll(log).toContain('it broke with');
    expect(await log()).not.toContain('Abc8Q~0123456789');
  });

  it('has the usual menu', async () => {
    const running = await startElectron({});
    onTestFinished(async () => running.close());
    const labels = await running.app.evaluate(({ Menu }) =>
      (Menu.getApplicationMenu()?.items ?? []).map((item) => item.label),
    );
    expect(labels).toEqual(['&File', '&Edit', '&View', '&Window', '&Help']);
  });
});
