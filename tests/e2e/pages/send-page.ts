import { AppPage } from './app-page';

/** One test mail as the application itself. */
export class SendPage extends AppPage {
  /** From a setup to its test mail. */
  async toSend(): Promise<void> {
    await this.button('Test send').click();
    await this.heading('Test send').waitFor();
  }

  async send(from: string): Promise<void> {
    await this.page.getByRole('combobox', { name: 'From' }).fill(from);
    await this.button('Send one mail').click();
  }
}
