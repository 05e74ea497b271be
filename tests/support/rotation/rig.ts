import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { RotateDocument, RotationPlan } from '../../../electron/contract/rotation';
import { sealedCredentialSchema } from '../../../electron/contract/handoff';
import { unseal } from '../../../electron/credentials/sealing';
import type { RotateHow, Services } from '../../../electron/services/services';
import { send } from '../../integration/helpers/https';
import type { WhenFinished } from '../folder';
import { applyJob, ownApplication } from '../job';
import type { JobChange } from '../setup-files';
import { startTenant, type TestTenant } from '../tenant';
import { tokenWith, type HandedOver } from './token';

const passphrase = 'seven-quiet-herons-cross-the-river';
const sender = 'invoices@contoso.example';

/** A setup with its credential in a practice tenant, a consultant who rotates it, and a vendor who takes it over. */
export class RotationRig {
  readonly id = 'ostendo-continuum';
  /** Plans that were approved, oldest first. */
  readonly approved: RotationPlan[] = [];
  #handoffs = 0;

  private constructor(
    readonly tenant: TestTenant,
    readonly services: Services,
    readonly job: JobChange,
  ) {}

  /** Applies the job on a new tenant on which waiting takes no time; `handedOver`: the vendor has its first credential. */
  static async open(
    job: JobChange = {},
    whenFinished?: WhenFinished,
    prepare: (folder: string) => Promise<void> = async () => undefined,
  ): Promise<RotationRig> {
    const tenant = await startTenant({
      quick: true,
      ...(whenFinished === undefined ? {} : { whenFinished }),
    });
    await prepare(tenant.folder);
    const services = await tenant.services();
    expect((await applyJob(tenant, job, services)).result).toBe('done');
    return new RotationRig(tenant, services, job);
  }

  async rotate(how: RotateHow = {}, approve = true, services = this.services): Promise<RotateDocument> {
    return services.rotate(this.id, how, async (plan) => {
      if (approve) this.approved.push(plan);
      return approve;
    });
  }

  /** Hands over what the setup has now; the folder and what lies in it. */
  async handOver(services = this.services): Promise<HandedOver> {
    const folder = join(this.tenant.folder, `handoff-${(this.#handoffs += 1)}`);
    await services.handoff(this.id, folder, { kind: 'given', value: passphrase });
    const sealed = join(folder, 'sealed.zip');
    if (!existsSync(sealed)) return { folder, credential: null };
    const files = await unseal(readFileSync(sealed), passphrase);
    const credential = sealedCredentialSchema.parse(
      JSON.parse(Buffer.from(files.get('credential.json') ?? []).toString()),
    );
    return { folder, credential, files };
  }

  /** The vendor opens a folder, tests it and sends its receipt back. */
  async receipt({ folder }: HandedOver, how: { test?: boolean; by?: string } = {}): Promise<void> {
    const { test = true, by = 'Jane Doe' } = how;
    const opened = await this.services.open(
      folder,
      { kind: 'passphrase', value: passphrase },
      { test, receipt: { name: by } },
    );
    const text = JSON.stringify(opened.receipt);
    await this.services.receipt(this.id, { text, name: 'receipt.json', folder });
  }

  /** A token with what was handed over; null: Entra gives none. */
  async token(handed: HandedOver): Promise<string | null> {
    return tokenWith(this.tenant, handed);
  }

  /** The vendor's system sends one message with what was handed over. */
  async vendorSends(handed: HandedOver, subject = 'Invoice 4711'): Promise<void> {
    const token = await this.token(handed);
    const url = `${this.tenant.info.graph}/v1.0/users/${sender}/sendMail`;
    const message = {
      subject,
      body: { contentType: 'Text', content: 'Your invoice is attached.' },
      toRecipients: [{ emailAddress: { address: 'anna@contoso.example' } }],
    };
    const sent = await send(this.tenant.info.caFile, url, {
      method: 'POST',
      headers: { authorization: `Bearer ${token ?? ''}`, 'content-type': 'application/json' },
      body: JSON.stringify({ message }),
    });
    expect(sent.status, sent.body).toBe(202);
  }

  /** The application as Entra has it. */
  app() {
    return ownApplication(this.tenant, this.id);
  }

  /** Ids of its credentials. */
  keyIds(): readonly string[] {
    const { passwordCredentials, keyCredentials } = this.app();
    return [...passwordCredentials, ...keyCredentials].map(({ keyId }) => keyId);
  }

  /** Somebody removes a credential in the portal. */
  removeByHand(keyId: string): void {
    const app = this.app();
    app.passwordCredentials = app.passwordCredentials.filter((one) => one.keyId !== keyId);
    app.keyCredentials = app.keyCredentials.filter((one) => one.keyId !== keyId);
  }

  /** Days go by. */
  later(days: number): void {
    this.tenant.world.clock.advance(days * 24 * 60 * 60);
  }

  /** What the setup's list says. */
  async status() {
    const [setup] = (await this.services.status(this.id)).setups;
    if (setup === undefined) throw new Error('The setup is not listed.');
    return setup;
  }
}
