import { join } from 'node:path';
import { ClientSecretCredential } from '@azure/identity';
import { Client, GraphError, ResponseType } from '@microsoft/microsoft-graph-client';
import { Agent } from 'undici';
import { describe, expect, it, onTestFinished } from 'vitest';
import { sealedCredentialSchema, type SealedCredential } from '../../electron/contract/handoff';
import { applyJob, proveJob } from '../support/job';
import { startTenant, type TestTenant } from '../support/tenant';

const passphrase = 'seven-quiet-herons-cross-the-river';
const graphScope = 'https://graph.microsoft.com/.default';

/** What the vendor has in hands: the sealed part, opened with the passphrase it was told. */
async function handedOver(tenant: TestTenant): Promise<SealedCredential> {
  const services = await tenant.services();
  const folder = join(tenant.folder, 'handoff');
  await services.handoff('ostendo-continuum', folder, { kind: 'given', value: passphrase });
  const found: string[] = [];
  await services.open(
    folder,
    { kind: 'passphrase', value: passphrase },
    {
      keep: async (credential) => {
        found.push(credential);
        return 'kept';
      },
    },
  );
  return sealedCredentialSchema.parse(JSON.parse(found[0] ?? ''));
}

/** Microsoft's own identity client, pointed at the practice tenant. */
function identityClient(tenant: TestTenant, { tenantId, clientId }: SealedCredential, secret: string) {
  return new ClientSecretCredential(tenantId, clientId, secret, {
    authorityHost: tenant.info.authority,
    disableInstanceDiscovery: true,
    tlsOptions: { ca: tenant.ca },
  });
}

/** Microsoft's own Graph client; undici 7, because the fetch of this Node takes no dispatcher of a newer one. */
function graphClient(tenant: TestTenant, credential: ClientSecretCredential): Client {
  const dispatcher = new Agent({ connect: { ca: tenant.ca } });
  onTestFinished(async () => dispatcher.close());
  return Client.init({
    baseUrl: `${tenant.info.graph}/`,
    customHosts: new Set(['localhost']),
    authProvider: (done) => {
      credential.getToken(graphScope).then(
        ({ token }) => done(null, token),
        (error: unknown) => done(error, null),
      );
    },
    fetchOptions: { dispatcher } as object,
  });
}

function mailTo(address: string, subject: string): object {
  return {
    message: {
      subject,
      body: { contentType: 'Text', content: 'Your invoice is attached.' },
      toRecipients: [{ emailAddress: { address } }],
    },
  };
}

async function refusalOf(sending: Promise<unknown>): Promise<GraphError> {
  const error = await sending.then(
    () => null,
    (caught: unknown) => caught,
  );
  expect(error).toBeInstanceOf(GraphError);
  return error as GraphError;
}

describe.each(['rbac', 'accessPolicy'] as const)('clients that are not ours, %s', (scoping) => {
  async function arranged() {
    const tenant = await startTenant({ quick: true });
    expect((await applyJob(tenant, { scoping })).result).toBe('done');
    expect((await proveJob(tenant)).verdict).toBe('proven');
    return { tenant, sealed: await handedOver(tenant) };
  }

  it('sign in with the handed-over secret and send as a sender, never as the outsider', async () => {
    const { tenant, sealed } = await arranged();
    const credential = identityClient(tenant, sealed, sealed.value ?? '');
    const client = graphClient(tenant, credential);
    const before = tenant.world.state.outbox.length;

    const answer = (await client
      .api('/users/invoices@contoso.example/sendMail')
      .responseType(ResponseType.RAW)
      .post(mailTo('anna@contoso.example', 'Invoice 4711'))) as Response;
    expect(answer.status).toBe(202);
    expect(tenant.world.state.outbox.slice(before)).toMatchObject([
      { from: 'invoices@contoso.example', subject: 'Invoice 4711' },
    ]);

    const refused = await refusalOf(
      client.api('/users/ceo@contoso.example/sendMail').post(mailTo('anna@contoso.example', 'Not mine')),
    );
    expect([refused.statusCode, refused.code]).toEqual([403, 'ErrorAccessDenied']);
    expect(tenant.world.state.outbox).toHaveLength(before + 1);
  });

  it('can do nothing else with it, and nothing with a secret that is not the one handed over', async () => {
    const { tenant, sealed } = await arranged();
    const client = graphClient(tenant, identityClient(tenant, sealed, sealed.value ?? ''));
    expect((await refusalOf(client.api('/users').get())).statusCode).toBe(403);

    const wrong = identityClient(tenant, sealed, `${sealed.keyId}~not-the-secret`);
    await expect(wrong.getToken(graphScope)).rejects.toThrow(/AADSTS7000215/u);
  });
});
