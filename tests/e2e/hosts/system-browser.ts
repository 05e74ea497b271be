import type { ElectronApplication } from 'playwright';
import { signInAs, type ScriptedAccount } from '../../../electron/practice/server/sign-in-script';

/**
 * Stands in for the person's browser: keeps what main has it open, and walks a practice tenant's sign-in page as a
 * person would.
 */
export class SystemBrowser {
  private answered = 0;

  private constructor(private readonly app: ElectronApplication) {}

  /** From now on nothing is opened outside. */
  static async replacing(app: ElectronApplication): Promise<SystemBrowser> {
    await app.evaluate(({ shell }) => {
      const opened: string[] = [];
      Object.assign(globalThis, { opened });
      shell.openExternal = async (url) => void opened.push(url);
    });
    return new SystemBrowser(app);
  }

  async opened(): Promise<readonly string[]> {
    return this.app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened);
  }

  /** Signs in on every page that was opened since the last time. */
  async signIn(account: ScriptedAccount): Promise<void> {
    const opened = await this.opened();
    for (const url of opened.slice(this.answered)) {
      this.answered += 1;
      await signInAs(url, account);
    }
  }
}
