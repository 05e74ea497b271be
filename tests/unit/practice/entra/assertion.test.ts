import 'reflect-metadata';
import { createHash, generateKeyPairSync, webcrypto } from 'node:crypto';
import { X509CertificateGenerator } from '@peculiar/x509';
import { SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import type { EntraContext } from '../../../../electron/practice/entra/context';
import type { Application } from '../../../../electron/practice/world/directory-types';
import { codes, entra, origin, post, register } from './fixture';

const algorithm = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
};
let keys: webcrypto.CryptoKeyPair;
let der: Buffer;

beforeAll(async () => {
  keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: 'CN=Mailer',
    keys: keys as never,
    signingAlgorithm: algorithm,
  });
  der = Buffer.from(certificate.rawData);
});

function withCertificate(context: EntraContext, endsInSeconds = 3600): Application {
  const app = register(context);
  app.keyCredentials.push({
    keyId: context.world.newId(),
    type: 'AsymmetricX509Cert',
    usage: 'Verify',
    displayName: null,
    key: der.toString('base64'),
    customKeyIdentifier: null,
    startDateTime: context.world.clock.iso(),
    endDateTime: new Date(Date.now() + endsInSeconds * 1000).toISOString(),
  });
  return app;
}

interface Variation {
  readonly claims?: Record<string, unknown>;
  readonly header?: Record<string, string>;
  readonly signWith?: webcrypto.CryptoKey | ReturnType<typeof generateKeyPairSync>['privateKey'];
}

async function assert(context: EntraContext, app: Application, change: Variation = {}): Promise<unknown> {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    aud: `${origin}/${context.world.state.tenant.id}/oauth2/v2.0/token`,
    iss: app.appId,
    sub: app.appId,
    jti: context.world.newId(),
    nbf: now + 1,
    exp: now + 600,
    ...change.claims,
  };
  const x5t = createHash('sha1').update(der).digest('base64url');
  const assertion = await new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', x5t, ...change.header })
    .sign(change.signWith ?? keys.privateKey);
  const answer = await post(context, {
    grant_type: 'client_credentials',
    client_id: app.appId,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion,
    scope: 'https://graph.microsoft.com/.default',
  });
  return codes(answer) ?? answer.status;
}

describe('a certificate assertion', () => {
  it('is taken, also where the client rounds its clock up', async () => {
    const context = await entra();
    const app = withCertificate(context);
    expect(await assert(context, app)).toBe(200);
    expect(await assert(context, app, { claims: { nbf: Math.floor(Date.now() / 1000) + 200 } })).toBe(200);
  });

  it('is compared with the client’s clock, however far the practice clock was moved', async () => {
    const context = await entra();
    const app = withCertificate(context, 30 * 24 * 3600);
    context.world.clock.advance(7200);
    expect(await assert(context, app)).toBe(200);
  });

  it('is refused for what is wrong with it', async () => {
    const context = await entra();
    const app = withCertificate(context);
    const past = Math.floor(Date.now() / 1000) - 4000;
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    expect(await assert(context, app, { claims: { nbf: past, exp: past + 600 } })).toEqual([700024]);
    expect(await assert(context, app, { claims: { aud: 'https://elsewhere.example/token' } })).toEqual([
      50012,
    ]);
    expect(await assert(context, app, { claims: { sub: 'somebody else' } })).toEqual([50048]);
    expect(await assert(context, app, { claims: { iss: 'x', sub: 'x' } })).toEqual([700021]);
    expect(await assert(context, app, { header: { x5t: 'AAAA' } })).toEqual([700027]);
    expect(await assert(context, app, { signWith: privateKey })).toEqual([700027]);
    expect(await assert(context, withCertificate(context, -10))).toEqual([700027]);
    expect(await assert(context, register(context))).toEqual([700027]);
  });
});
