import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { StatusDocument } from '../../electron/contract/documents';
import { sealedCredentialSchema } from '../../electron/contract/handoff';
import type { ProofDocument } from '../../electron/contract/proof';
import { unseal } from '../../electron/credentials/sealing';
import type { Services } from '../../electron/services/services';
import { applyJob, proveJob } from '../support/job';
import { startTenant, type TestTenant } from '../support/tenant';
import { send } from './helpers/https';

const setup = 'ostendo-continuum';
const passphrase = 'seven-quiet-herons-cross-the-river';
const sender = 'invoices@contoso.example';

const partOf = ({ parts }: ProofDocument) => parts.find((part) => part.id === 'acceptance');
const shown = async (services: Services): Promise<StatusDocument['setups'][number] | undefined> =>
  (await services.status(setup)).setups[0];

/** What the vendor's product does with what it was handed over: a token, then one message. */
async function vendorSends(tenant: TestTenant, folder: string, to: readonly string[], subject: string) {
  const files = await unseal(readFileSync(join(folder, 'sealed.zip')), passphrase);
  const text = Buffer.from(files.get('credential.json') ?? []).toString();
  const { tenantId, clientId, value = '' } = sealedCredentialSchema.parse(JSON.parse(text));
  const asked = await send(tenant.info.caFile, `${tenant.info.authority}/${tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      ...{ grant_type: 'client_credentials', client_id: clientId, client_secret: value },
      scope: 'https://graph.microsoft.com/.default',
    }).toString(),
  });
  const { access_token: token } = JSON.parse(asked.body) as { access_token: string };
  const sent = await send(tenant.info.caFile, `${tenant.info.graph}/v1.0/users/${sender}/sendMail`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      message: {
        subject,
        body: { contentType: 'Text', content: 'Your invoice is attached.' },
        toRecipients: to.map((address) => ({ emailAddress: { address } })),
      },
    }),
  });
  expect(sent.status, sent.body).toBe(202);
}

describe('the vendor’s own first message', () => {
  it('is seen after the handoff, apart from our test mail', { timeout: 60_000 }, async () => {
    const tenant = await startTenant({ quick: true });
    expect((await applyJob(tenant)).result).toBe('done');
    const before = await proveJob(tenant);
    expect(partOf(before)).toBeUndefined();
    const services = await tenant.services();
    expect((await shown(services))?.acceptance).toBeUndefined();

    const folder = join(tenant.folder, 'handoff');
    await services.handoff(setup, folder, { kind: 'given', value: passphrase });
    expect((await services.send(setup, sender, 'anna@contoso.example')).result).toBe('accepted');
    const open = await proveJob(tenant, setup, services);
    expect(open).toMatchObject({ verdict: 'proven', acceptance: null });
    expect(partOf(open)).toMatchObject({ status: 'waiting', who: 'the vendor' });
    expect(partOf(open)?.next).toContain('AADSTS53003');
    expect(await shown(services)).toMatchObject({ acceptance: null });

    await vendorSends(tenant, folder, ['anna@contoso.example', 'partner@fabrikam.example'], 'Invoice 4711');
    const seen = await proveJob(tenant, setup, services);
    expect(partOf(seen)?.status).toBe('pass');
    expect(seen.acceptance).toMatchObject({ from: sender, messages: 1, recipients: 2 });
    expect(JSON.stringify(partOf(seen))).not.toContain('fabrikam');
    const status = await shown(services);
    expect(status?.acceptance).toEqual(seen.acceptance);
    expect(status?.next).toContain('in use since');

    // A new handoff is for a credential that must be seen working in its turn.
    await services.handoff(setup, join(tenant.folder, 'again'), { kind: 'given', value: passphrase });
    expect(await shown(services)).toMatchObject({ acceptance: null });
  });
});
