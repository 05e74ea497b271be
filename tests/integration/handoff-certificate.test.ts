import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ClientCertificateCredential } from '@azure/identity';
import { describe, expect, it } from 'vitest';
import { sealedCredentialSchema, type SealedCredential } from '../../electron/contract/handoff';
import { unseal } from '../../electron/credentials/sealing';
import { checkedCredential } from '../../electron/services/sealed-credential';
import { applyJob, proveJob } from '../support/job';
import { startTenant, type TestTenant } from '../support/tenant';

const passphrase = 'seven-quiet-herons-cross-the-river';
const graphScope = 'https://graph.microsoft.com/.default';
const has = (program: string, ...args: string[]) => spawnSync(program, args).error === undefined;

/** An eLegere setup, handed over; what the vendor finds in the sealed part. */
async function handedOver() {
  const tenant = await startTenant({ quick: true });
  const change = {
    application: 'eLegere',
    vendor: 'elegere',
    credential: '{ kind: certificate, months: 12 }',
  };
  expect((await applyJob(tenant, change)).result).toBe('done');
  expect((await proveJob(tenant, 'elegere')).verdict).toBe('proven');
  const folder = join(tenant.folder, 'handoff');
  const services = await tenant.services();
  await services.handoff('elegere', folder, { kind: 'given', value: passphrase });
  const files = await unseal(readFileSync(join(folder, 'sealed.zip')), passphrase);
  const text = (name: string) => Buffer.from(files.get(name) ?? []).toString();
  const sealed = sealedCredentialSchema.parse(JSON.parse(text('credential.json')));
  return { tenant, folder, files, text, sealed };
}

/** Microsoft's own identity client with a certificate in PEM. */
function identityClient(tenant: TestTenant, { tenantId, clientId }: SealedCredential, certificate: string) {
  return new ClientCertificateCredential(
    tenantId,
    clientId,
    { certificate },
    {
      authorityHost: tenant.info.authority,
      disableInstanceDiscovery: true,
      tlsOptions: { ca: tenant.ca },
    },
  );
}

describe('the sealed part of an eLegere setup', () => {
  it('holds a certificate with which a client that is not ours signs in', async () => {
    const { tenant, sealed, text, files } = await handedOver();
    expect([...files.keys()]).toEqual([
      ...['credential.json', 'credential.txt', 'certificate.pfx'],
      ...['certificate.pem', 'private-key.pem', 'certificate.cer'],
    ]);
    const pem = text('private-key.pem') + text('certificate.pem');
    const token = await identityClient(tenant, sealed, pem).getToken(graphScope);
    expect(token.token.split('.')).toHaveLength(3);
    expect(text('credential.txt')).toContain(
      `Passphrase of certificate.pfx:\r\n${sealed.pfxPassphrase ?? '?'}`,
    );
  });

  it.skipIf(!has('openssl', 'version'))(
    'holds a PFX that OpenSSL opens with the passphrase beside it, and whose key signs in (skipped without openssl)',
    async () => {
      const { tenant, sealed, files } = await handedOver();
      const file = join(tenant.folder, 'vendor.pfx');
      writeFileSync(file, files.get('certificate.pfx') ?? '');
      const opened = spawnSync('openssl', ['pkcs12', '-in', file, '-nodes', '-passin', 'stdin'], {
        input: `${sealed.pfxPassphrase ?? ''}\n`,
        encoding: 'utf8',
      });
      expect(opened.status, opened.stderr).toBe(0);
      const credential = identityClient(tenant, sealed, opened.stdout);
      expect((await credential.getToken(graphScope)).token).not.toBe('');
    },
  );

  it('is opened and checked by `open`, and every fault in it has words of its own', async () => {
    const { tenant, folder, files, sealed } = await handedOver();
    const services = await tenant.services();
    expect(await services.open(folder, { kind: 'passphrase', value: passphrase })).toMatchObject({
      credential: 'opened',
    });
    const problems: readonly (readonly [SealedCredential, typeof files, string])[] = [
      [{ ...sealed, pfxPassphrase: 'another' }, files, 'does not open'],
      [{ ...sealed, thumbprintSha256: '00' }, files, 'another certificate'],
      [sealed, new Map(), 'is missing'],
      [sealed, new Map([['certificate.pfx', Buffer.from('x')]]), 'does not open'],
    ];
    for (const [credential, found, words] of problems) {
      expect(() => checkedCredential(credential, found)).toThrow(words);
    }
  });
});
