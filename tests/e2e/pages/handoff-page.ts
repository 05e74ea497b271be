import { AppPage } from './app-page';

/** What the vendor gets. */
export class HandoffPage extends AppPage {
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
