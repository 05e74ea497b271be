import type { Locator } from 'playwright';
import { AppPage } from './app-page';

/** What an error means, and where a setup breaks. */
export class DiagnosePage extends AppPage {
  async explain(text: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'The error' }).fill(text);
    await this.button('Explain it').click();
  }

  /** One cause, by its title. */
  cause(title: string): Locator {
    return this.page.getByRole('article', { name: title });
  }

  async walk(withMail = false): Promise<void> {
    if (withMail) await this.page.getByRole('checkbox', { name: 'Send one test mail at the end' }).check();
    await this.button(/^Walk through it/u).click();
  }

  /** A file of the support bundle, as it is shown. */
  file(name: string): Locator {
    return this.page.getByRole('region', { name });
  }

  /** The steps that were walked, in order. */
  get steps(): Locator {
    return this.page.getByRole('list', { name: 'Steps' }).locator('> li');
  }
}
