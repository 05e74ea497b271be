import type * as Net from 'node:net';
import type { ElectronApplication } from 'playwright';

interface Kept {
  readonly questions: string[];
  readonly notices: string[];
  leaves: boolean;
  /** On the last notice. */
  click: () => void;
}
type Holder = typeof globalThis & { kept: Kept };

/** What a person meets of the app outside of its page: questions, notices, the window itself, and the network. */
export class Native {
  constructor(private readonly app: ElectronApplication) {}

  /** From now on questions are answered and notices are kept; both would wait for somebody else. */
  async standIn(): Promise<void> {
    await this.app.evaluate(({ dialog, Notification }) => {
      const kept: Kept = { questions: [], notices: [], leaves: true, click: () => undefined };
      Object.assign(globalThis, { kept });
      const answer = (...asked: readonly unknown[]) => {
        const { message, buttons } = asked.at(-1) as { message: string; buttons: readonly string[] };
        kept.questions.push([message, ...buttons].join(' | '));
        return Promise.resolve({ response: kept.leaves ? 1 : 0, checkboxChecked: false });
      };
      dialog.showMessageBox = answer;
      Notification.isSupported = () => true;
      // Each notice has a `show` of its own; before that the app listens for a click on it.
      const listens = function on(this: Electron.Notification, _event: string, clicked: () => void) {
        this.show = () => void kept.notices.push(`${this.title}: ${this.body}`);
        kept.click = clicked;
        return this;
      };
      Notification.prototype.on = listens as Electron.Notification['on'];
    });
  }

  /** Whether the person, asked, lets the app end. */
  async leaves(leaves: boolean): Promise<void> {
    await this.app.evaluate((_, wanted) => void ((globalThis as Holder).kept.leaves = wanted), leaves);
  }

  async questions(): Promise<readonly string[]> {
    return this.app.evaluate(() => (globalThis as Holder).kept.questions);
  }

  async notices(): Promise<readonly string[]> {
    return this.app.evaluate(() => (globalThis as Holder).kept.notices);
  }

  async clickNotice(): Promise<void> {
    await this.app.evaluate(() => (globalThis as Holder).kept.click());
  }

  /** As by the window's own button. */
  async closeWindow(): Promise<void> {
    await this.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  }

  /** The person looks at another program. */
  async lookElsewhere(): Promise<void> {
    await this.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.blur());
  }

  async hasFocus(): Promise<boolean> {
    return this.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isFocused() === true);
  }

  /** The process of the page ends, as after a defect in it. */
  async crashPage(): Promise<void> {
    await this.app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
    });
  }

  /** The page's headings; the test library lets go of a page that failed, so main asks it. */
  async headings(): Promise<string> {
    return this.app.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      if (contents === undefined || contents.isCrashed() || contents.isLoading()) return '';
      const headings = `[...document.querySelectorAll('h1, h2')].map((one) => one.innerText).join(', ')`;
      // A page that fails meanwhile never answers.
      const nothing = new Promise<string>((resolve) => void setTimeout(() => resolve(''), 1_000));
      return Promise.race([contents.executeJavaScript(headings) as Promise<string>, nothing]);
    });
  }

  /** Cuts main's way to every network, or opens it again. */
  async network(isThere: boolean): Promise<void> {
    await this.app.evaluate((_, there) => {
      // Playwright's way to a module: what runs here is a text of its own, without a `require`.
      const { mainModule } = process as unknown as { mainModule: { require(name: string): unknown } };
      const { Socket } = mainModule.require('node:net') as typeof Net;
      const cut = Socket.prototype as { connect: unknown; whole?: unknown };
      cut.whole ??= cut.connect;
      if (there) {
        cut.connect = cut.whole;
        return;
      }
      cut.connect = function refuse(this: Net.Socket) {
        const error = Object.assign(new Error('connect ENETUNREACH'), { code: 'ENETUNREACH' });
        process.nextTick(() => this.destroy(error));
        return this;
      };
      const open = (process as unknown as { _getActiveHandles(): unknown[] })._getActiveHandles();
      for (const handle of open) {
        if (handle instanceof Socket && handle.remotePort !== undefined) handle.destroy();
      }
    }, isThere);
  }
}
