import type { Locator } from 'playwright';
import { AppPage } from './app-page';

/** Where, as whom and how somebody signs in. */
export class SignInPage extends AppPage {
  /** The code that is shown to be typed elsewhere. */
  get code(): Locator {
    return this.main.getByText(/^[A-Z0-9]{6,}$/u);
  }

  get signedIn(): Locator {
    return this.heading('Signed in');
  }

  /** From the start page to the choice of an account of the practice tenant. */
  async openPractice(): Promise<void> {
    await this.button('Open the practice tenant').click();
  }

  /** Signs in by the browser with this account, or the first one. */
  async byBrowser(account?: string): Promise<void> {
    if (account !== undefined) {
      await this.page.getByRole('radio', { name: new RegExp(`^${account}@`, 'u') }).check();
    }
    await this.button('Sign in with the browser').click();
    await this.signedIn.waitFor({ timeout: 20_000 });
  }

  /** Begins a sign-in with a code. */
  async byCode(): Promise<void> {
    await this.button('Use a code instead').click();
  }

  /** From the start page to a practice tenant with this account, or the first one, signed in. */
  async toPractice(account?: string): Promise<void> {
    await this.openPractice();
    await this.byBrowser(account);
  }

  /** From steps that wait for a person to that person, signed in and back at the plan. */
  async asOther(account: string): Promise<void> {
    await this.button('Sign in as another account').click();
    await this.button('Use another account').click();
    await this.byBrowser(account);
    await this.button('Go on').click();
    await this.button('Read again').click();
  }

  /** From a page that asks for a sign-in to that, and back. */
  async again(): Promise<void> {
    await this.main.getByRole('button', { name: 'Sign in', exact: true }).click();
    await this.byBrowser();
    await this.button('Go on').click();
  }
}
