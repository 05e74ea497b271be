import type { Locator, Page } from 'playwright';

/** A setup as it is typed into the window. */
export interface TypedSetup {
  readonly vendor: string;
  readonly application: string;
  readonly senders: readonly string[];
  readonly outsider: string;
  readonly scoping: 'rbac' | 'accessPolicy';
}

/** The window's pages by what a person sees and presses. */
export class DeskPages {
  constructor(private readonly page: Page) {}

  heading(name: string | RegExp): Locator {
    return this.page.getByRole('heading', { name });
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name }).first();
  }

  /** From the first start page to a signed-in practice tenant. */
  async signInToPractice(): Promise<void> {
    await this.button('Open the practice tenant').click();
    await this.button('Sign in with the browser').click();
    await this.page.getByRole('heading', { name: 'Signed in' }).waitFor();
  }

  async newSetup(setup: TypedSetup): Promise<void> {
    await this.page.getByRole('button', { name: 'Setups', exact: true }).click();
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

  /** Checks, plans and approves; ends where everything is in place. */
  async checkPlanAndRun(): Promise<void> {
    await this.button('Check and plan').click();
    await this.button('Go to the plan').click();
    const approval = this.page.getByRole('region', { name: 'Approval' });
    await approval.waitFor();
    // What is dangerous is to be confirmed by itself.
    for (const sure of await approval.getByRole('checkbox').all()) await sure.check();
    await this.button(/^Apply \d+ changes/u).click();
    await this.heading('Everything is set up').waitFor({ timeout: 30_000 });
  }

  /** From the end of a run to the proof, and on to its verdict. */
  async prove(): Promise<void> {
    await this.button('Prove it').click();
    await this.heading('Proof').waitFor();
    const prove = this.button(/^Prove/u);
    if (!(await this.heading(/^Proven$/u).isVisible())) await prove.click();
    await this.heading(/^Proven$/u).waitFor({ timeout: 40_000 });
  }

  /** Makes the vendor's folder; the passphrase as it is shown, once. */
  async handOver(): Promise<string> {
    await this.page.getByRole('button', { name: 'Hand it over' }).click();
    await this.button('Make the folder').click();
    await this.button('Show the passphrase').click();
    const shown = this.page.getByLabel('Passphrase, character by character');
    await shown.waitFor();
    return (await shown.getAttribute('value')) ?? (await shown.innerText());
  }

  /** Says that it is told, and closes it; it is not shown again. */
  async putPassphraseAway(): Promise<void> {
    await this.page.getByRole('checkbox', { name: /^I have told it/u }).check();
    await this.button('Put it away for good').click();
    await this.page.getByRole('dialog').waitFor({ state: 'detached' });
  }
}
