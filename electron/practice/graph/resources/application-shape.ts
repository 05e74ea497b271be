import type { Application, KeyCredential, PasswordCredential } from '../../world/directory-types';
import type { Call } from '../call';
import { flag, guid, text, texts } from '../odata/filter-check';
import type { Entity, Shape } from '../odata/shape';
import { directoryObjectEntity } from './directory-object';

const webDefault = {
  homePageUrl: null,
  logoutUrl: null,
  redirectUris: [],
  implicitGrantSettings: { enableAccessTokenIssuance: false, enableIdTokenIssuance: false },
  redirectUriSettings: [],
};

const apiDefault = {
  acceptMappedClaims: null,
  knownClientApplications: [],
  requestedAccessTokenVersion: null,
  oauth2PermissionScopes: [],
  preAuthorizedApplications: [],
};

const infoDefault = {
  termsOfServiceUrl: null,
  supportUrl: null,
  privacyStatementUrl: null,
  marketingUrl: null,
  logoUrl: null,
};

/** Writable complex properties and what Graph answers where nobody set them. */
export const complexDefaults: Readonly<Record<string, Entity>> = {
  web: webDefault,
  spa: { redirectUris: [] },
  api: apiDefault,
  info: infoDefault,
};

/** A secret as everybody may see it: its value is answered by addPassword alone (facts 2.5). */
export function passwordEntity(credential: PasswordCredential): Entity {
  const { keyId, displayName, hint, startDateTime, endDateTime } = credential;
  return {
    customKeyIdentifier: null,
    displayName,
    endDateTime,
    hint,
    keyId,
    secretText: null,
    startDateTime,
  };
}

/** `withKey`: the certificate itself, which `$select=keyCredentials` on one object gives (facts 9). */
function keyEntity(credential: KeyCredential, withKey: boolean): Entity {
  return { ...credential, key: withKey ? credential.key : null };
}

const kept = (name: string) => (app: Application) => app.properties[name] ?? null;

const storedTexts = [
  'defaultRedirectUri',
  'description',
  'groupMembershipClaims',
  'isDeviceOnlyAuthSupported',
  'isDisabled',
  'notes',
  'optionalClaims',
  'parentalControlSettings',
  'requestSignatureVerification',
  'samlMetadataUrl',
  'serviceManagementReference',
  'servicePrincipalLockConfiguration',
  'tokenEncryptionKeyId',
] as const;

/** Application objects as Graph shows them. */
export function applicationShape(
  call: Call,
  options: { readonly withKeys?: boolean } = {},
): Shape<Application> {
  const { world } = call;
  const domain = world.state.tenant.domains.find((one) => one.isDefault)?.name ?? null;
  return {
    type: 'application',
    directory: true,
    orderBy: ['displayName', 'createdDateTime'],
    fields: {
      id: (app) => app.id,
      deletedDateTime: (app) => app.deletedDateTime,
      addIns: (app) => app.properties['addIns'] ?? [],
      appId: (app) => app.appId,
      applicationTemplateId: () => null,
      createdDateTime: (app) => app.createdDateTime,
      displayName: (app) => app.displayName,
      disabledByMicrosoftStatus: () => null,
      identifierUris: (app) => app.properties['identifierUris'] ?? [],
      isFallbackPublicClient: (app) => app.isFallbackPublicClient,
      publisherDomain: () => domain,
      signInAudience: (app) => app.signInAudience,
      tags: (app) => app.tags,
      uniqueName: (app) => app.uniqueName,
      appRoles: (app) => app.properties['appRoles'] ?? [],
      keyCredentials: (app) => app.keyCredentials.map((key) => keyEntity(key, options.withKeys === true)),
      passwordCredentials: (app) => app.passwordCredentials.map(passwordEntity),
      publicClient: (app) => ({ redirectUris: app.publicClientRedirectUris }),
      requiredResourceAccess: (app) => app.requiredResourceAccess,
      verifiedPublisher: () => ({ displayName: null, verifiedPublisherId: null, addedDateTime: null }),
      ...Object.fromEntries(storedTexts.map((name) => [name, kept(name)])),
      ...Object.fromEntries(
        Object.entries(complexDefaults).map(([name, fallback]) => [
          name,
          (app: Application) => app.properties[name] ?? fallback,
        ]),
      ),
    },
    filters: {
      id: guid,
      appId: guid,
      displayName: text,
      uniqueName: text,
      signInAudience: text,
      publisherDomain: text,
      isDisabled: flag,
      tags: texts,
      identifierUris: texts,
    },
    expands: {
      owners: (app) => app.owners.flatMap((id): readonly Entity[] => directoryObjectEntity(call, id)),
    },
  };
}
