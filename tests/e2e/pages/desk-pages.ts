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

  /** From the start page to a practice tenant with this account, or the first one, signed in. */
  async signInToPractice(account?: string): Promise<void> {
    await this.button('Open the practice tenant').click();
    await this.signIn(account);
  }

  private async signIn(account?: string): Promise<void> {
    if (account !== undefined) {
      await this.page.getByRole('radio', { name: new RegExp(`^${account}@`, 'u') }).check();
    }
    await this.button('Sign in with the browser').click();
    await this.page.getByRole('heading', { name: 'Signed in' }).waitFor({ timeout: 20_000 });
  }

  /** From steps that wait for a person to that person, signed in and back at the plan. */
  async goOnAs(account: string): Promise<void> {
    await this.button('Sign in as another account').click();
    await this.button('Use another account').click();
    await this.signIn(account);
    await this.button('Go on').click();
    await this.button('Read again').click();
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
    await this.checkAndPlan();
    await this.approve();
    await this.done();
  }

  /** From the typed setup to a plan that waits for its approval. */
  async checkAndPlan(): Promise<void> {
    await this.check();
    await this.button('Go to the plan').click();
    await this.approval.waitFor();
  }

  async check(): Promise<void> {
    await this.button('Check and plan').click();
  }

  private get approval(): Locator {
    return this.page.getByRole('region', { name: 'Approval' });
  }

  /** Approves the plan that is shown. */
  async approve(): Promise<void> {
    await this.approval.waitFor();
    // What is dangerous is to be confirmed by itself.
    for (const sure of await this.approval.getByRole('checkbox').all()) await sure.check();
    await this.button(/^Apply \d+ /u).click();
  }

  async done(): Promise<void> {
    await this.heading('Everything is set up').waitFor({ timeout: 30_000 });
  }

  async stopRun(): Promise<void> {
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

  /** From any page to the setup of this application. */
  async openSetup(application: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Setups', exact: true }).click();
    await this.page.getByRole('main').getByRole('button', { name: application }).click();
  }

  async testSend(from: string): Promise<void> {
    await this.page.getByRole('combobox', { name: 'From' }).fill(from);
    await this.button('Send one mail').click();
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
