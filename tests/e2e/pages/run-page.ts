import type { Locator } from 'playwright';
import { AppPage } from './app-page';

/** A plan that waits for its approval, its run, and how that ended. */
export class RunPage extends AppPage {
  get approval(): Locator {
    return this.page.getByRole('region', { name: 'Approval' });
  }

  /** Approves the plan that is shown. */
  async approve(): Promise<void> {
    await this.approval.waitFor({ timeout: 20_000 });
    // What is dangerous is to be confirmed by itself.
    for (const sure of await this.approval.getByRole('checkbox').all()) await sure.check();
    await this.button(/^Apply \d+ /u).click();
  }

  /** The run has come to its end. */
  async done(): Promise<void> {
    await this.heading('Everything is set up').waitFor({ timeout: 30_000 });
  }

  async stop(): Promise<void> {
    await this.button('Cancel').click();
    await this.button('Stop the run').click();
    await this.heading('The run was stopped').waitFor({ timeout: 15_000 });
  }

  /** Reads the tenant again and does what is missing. */
  async goOn(): Promise<void> {
    await this.button('Read again and go on').click();
    await this.approve();
    await this.done();
  }
}
