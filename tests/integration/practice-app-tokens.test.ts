import 'reflect-metadata';
import { createHash, randomUUID, webcrypto } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ClientSecretCredential } from '@azure/identity';
import { ConfidentialClientApplication } from '@azure/msal-node';
import { X509CertificateGenerator } from '@peculiar/x509';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lagFrom } from '../../electron/practice/server/lag';
import { startPractice } from '../../electron/practice/server/start';
import type { RunningPractice } from '../../electron/practice/server/start';
import { contosoWorld } from '../../electron/practice/world/contoso';
import type { Application } from '../../electron/practice/world/directory-types';
import { claimsOf, msalNetwork } from './helpers/https';

let directory: string;
let practice: RunningPractice;

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'practice-'));
  practice = await startPractice({ directory, world: contosoWorld(), lag: lagFrom(0) });
});

afterEach(async () => {
  await practice.stop();
  rmSync(directory, { recursive: true, force: true });
});

/** An application with a service principal, as Graph would make them. */
function register(more: Partial<Application> = {}): Application {
  const { world } = practice;
  const application: Application = {
    id: randomUUID(),
    appId: randomUUID(),
    displayName: 'Mailer',
    uniqueName: null,
    signInAudience: 'AzureADMyOrg',
    tags: [],
    requiredResourceAccess: [],
    passwordCredentials: [],
    keyCredentials: [],
    publicClientRedirectUris: [],
    isFallbackPublicClient: false,
    owners: [],
    properties: {},
    createdDateTime: world.clock.iso(),
    deletedDateTime: null,
    ...more,
  };
  world.state.applications.push(application);
  world.state.servicePrincipals.push({
    id: randomUUID(),
    appId: application.appId,
    appOwnerOrganizationId: world.state.tenant.id,
    displayName: application.displayName,
    accountEnabled: true,
    appRoleAssignmentRequired: false,
    tags: [],
    appRoles: [],
    oauth2PermissionScopes: [],
    properties: {},
    createdDateTime: world.clock.iso(),
    deletedDateTime: null,
  });
  return application;
}

const secret = (value: string, endsIn: number) => ({
  keyId: randomUUID(),
  displayName: null,
  hint: value.slice(0, 3),
  secretText: value,
  startDateTime: practice.world.clock.iso(),
  endDateTime: new Date(Date.now() + endsIn * 1000).toISOString(),
});

describe('MSAL confidential client', () => {
  const confidential = (auth: object, clientId: string) =>
    new ConfidentialClientApplication({
      auth: {
        clientId,
        authority: `${practice.info.authority}/${practice.info.tenantId}`,
        knownAuthorities: [new URL(practice.info.authority).host],
        ...auth,
      },
      system: { networkClient: msalNetwork(practice.info.caFile) },
    });
  const forGraph = { scopes: ['https://graph.microsoft.com/.default'] };

  it('gets a token without roles with a secret, and with the role once it is granted', async () => {
    const app = register();
    app.passwordCredentials.push(secret('correct-secret', 3600));
    const token = async () =>
      (await confidential({ clientSecret: 'correct-secret' }, app.appId).acquireTokenByClientCredential(
        forGraph,
      ))!.accessToken;
    const principal = practice.world.state.servicePrincipals.find((one) => one.appId === app.appId)!;
    const bare = claimsOf(await token());
    expect(bare).toMatchObject({ idtyp: 'app', appid: app.appId, oid: principal.id });
    expect(bare).not.toHaveProperty('roles');
    const graph = practice.world.state.servicePrincipals.find(
      (one) => one.displayName === 'Microsoft Graph',
    )!;
    practice.world.state.appRoleAssignments.push({
      id: 'grant',
      principalId: principal.id,
      resourceId: graph.id,
      appRoleId: 'b633e1c5-b582-4048-a93e-9f11b44c7e96',
      createdDateTime: practice.world.clock.iso(),
    });
    expect(claimsOf(await token())['roles']).toEqual(['Mail.Send']);
  });

  it('tells a wrong secret, its id, an expired one, a stranger', async () => {
    const app = register();
    const old = secret('old-secret', -10);
    app.passwordCredentials.push(old);
    const refusal = async (clientSecret: string, clientId = app.appId) =>
      confidential({ clientSecret }, clientId).acquireTokenByClientCredential(forGraph);
    await expect(refusal('wrong')).rejects.toThrow(/AADSTS7000215/u);
    await expect(refusal(old.keyId)).rejects.toThrow(/not the client secret ID/u);
    await expect(refusal('old-secret')).rejects.toThrow(/AADSTS7000222/u);
    await expect(refusal('wrong', randomUUID())).rejects.toThrow(/AADSTS700016/u);
  });

  it('takes a certificate in both forms, and tells a stranger certificate', async () => {
    const algorithm = {
      name: 'RSASSA-PKCS1-v1_5',
      hash: 'SHA-256',
      modulusLength: 2048,
      publicExponent: new Uint8Array([1, 0, 1]),
    };
    const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
    const certificate = await X509CertificateGenerator.createSelfSigned({
      name: 'CN=Mailer',
      keys: keys as never,
      signingAlgorithm: algorithm,
    });
    const der = Buffer.from(certificate.rawData);
    const pkcs8 = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64');
    const privateKey = `-----BEGIN PRIVATE KEY-----\n${pkcs8.replaceAll(/.{64}/gu, '$&\n')}\n-----END PRIVATE KEY-----`;
    const thumbprint = createHash('sha1').update(der).digest('hex');
    const thumbprintSha256 = createHash('sha256').update(der).digest('hex');
    const app = register();
    const token = async (form: object) =>
      confidential({ clientCertificate: { privateKey, ...form } }, app.appId).acquireTokenByClientCredential(
        forGraph,
      );
    await expect(token({ thumbprintSha256 })).rejects.toThrow(/AADSTS700027.*The key was not found/u);
    app.keyCredentials.push({
      keyId: randomUUID(),
      type: 'AsymmetricX509Cert',
      usage: 'Verify',
      displayName: null,
      key: der.toString('base64'),
      customKeyIdentifier: null,
      startDateTime: practice.world.clock.iso(),
      endDateTime: new Date(Date.now() + 3_600_000).toISOString(),
    });
    for (const form of [{ thumbprint }, { thumbprintSha256 }]) {
      expect(claimsOf((await token(form))!.accessToken)['appidacr']).toBe('2');
    }
  });
});

describe('a client library that is not MSAL by hand', () => {
  it('gets a token when pointed here', async () => {
    const app = register();
    app.passwordCredentials.push(secret('correct-secret', 3600));
    const { authority, tenantId, caFile } = practice.info;
    const credential = new ClientSecretCredential(tenantId, app.appId, 'correct-secret', {
      authorityHost: authority,
      disableInstanceDiscovery: true,
      tlsOptions: { ca: readFileSync(caFile, 'utf8') },
    });
    const { token } = await credential.getToken('https://graph.microsoft.com/.default');
    expect(claimsOf(token)['appid']).toBe(app.appId);
  });
});
