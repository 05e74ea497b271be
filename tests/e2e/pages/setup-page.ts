import { AppPage } from './app-page';

/** A setup as it is typed into the window. */
export interface TypedSetup {
  readonly vendor: string;
  readonly application: string;
  readonly senders: readonly string[];
  readonly outsider: string;
  readonly scoping: 'rbac' | 'accessPolicy';
}

/** A setup while it is filled in, and its checks. */
export class SetupPage extends AppPage {
  /** From any page to a new setup, typed and saved. */
  async type(setup: TypedSetup): Promise<void> {
    await this.open('Setups');
    await this.button('New setup').click();
    await this.page.getByLabel('Vendor', { exact: true }).selectOption({ label: setup.vendor });
    await this.page.getByLabel('Application’s name in Entra').fill(setup.application);
    for (const sender of setup.senders) await this.choose('Add a mailbox', sender);
    await this.choose('Outsider', setup.outsider);
    if (setup.scoping === 'accessPolicy') {
      await this.page.getByRole('radio', { name: /By an application access policy/u }).check();
    }
    await this.page.getByText('Saved on this computer').waitFor();
  }

  /** Types into a search for mailboxes and takes what is typed. */
  private async choose(label: string, address: string): Promise<void> {
    const box = this.page.getByRole('combobox', { name: label });
    await box.fill(address);
    await box.press('Enter');
  }

  /** From the start page to a setup from its file. */
  async fromFile(): Promise<void> {
    await this.open('Setups');
    await this.button('Open a setup file').click();
    await this.button('Check and plan').waitFor();
  }

  async check(): Promise<void> {
    await this.button('Check and plan').click();
  }

  /** Checks, and goes on to the plan that waits for its approval. */
  async checkAndPlan(): Promise<void> {
    await this.check();
    await this.button('Go to the plan').click();
  }
}
