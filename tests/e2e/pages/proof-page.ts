import { AppPage } from './app-page';

/** The two-sided proof. */
export class ProofPage extends AppPage {
  /** From the end of a run to the proof, and on to its verdict. */
  async prove(): Promise<void> {
    await this.button('Prove it').click();
    await this.heading('Proof').waitFor();
    const prove = this.button(/^Prove/u);
    if (!(await this.heading(/^Proven$/u).isVisible())) await prove.click();
    await this.heading(/^Proven$/u).waitFor({ timeout: 40_000 });
  }

  /** From the end of a run to a proof that is not green yet, and on to waiting for it. */
  async proveTooSoon(): Promise<void> {
    await this.button('Prove it').click();
    await this.button('Prove now').click();
    await this.heading('Configured, not yet effective').waitFor({ timeout: 20_000 });
    await this.button('Wait and prove when it makes sense').click();
    await this.button('Cancel').waitFor();
    await this.text(/^Waits for the next look/u).waitFor();
  }
}
