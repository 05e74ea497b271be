import { randomBytes } from 'node:crypto';
import type { PasswordCredential } from '../../world/directory-types';
import { audit } from '../audit';
import { isObject } from '../body';
import { noContent, type Answer, type Call, type Route } from '../call';
import { badRequest } from '../errors';
import { mayManage } from '../rights/application-rights';
import { passwordEntity } from './application-shape';
import { checkPolicy } from './credential-policy';
import { requireApplication } from './find';

const activity = 'Update application – Certificates and secrets management ';
/** What personal-account audiences may hold (facts 2.3). */
const maxPersonalSecrets = 2;

/** A generated value: 40 characters, one of them a tilde, as Entra makes them (facts 2.5: 16 to 64). */
function secretText(): string {
  const text = randomBytes(30).toString('base64url');
  return `${text.slice(0, 3)}8Q~${text.slice(6)}`;
}

function timeOf(value: unknown, fallback: Date): Date {
  return typeof value === 'string' ? new Date(value) : fallback;
}

/** Two years, the default of facts 2.5. Whether Graph takes more is not known (U), so more is refused. */
function twoYearsAfter(start: Date): Date {
  const end = new Date(start);
  end.setUTCFullYear(end.getUTCFullYear() + 2);
  return end;
}

function newPassword(call: Call): PasswordCredential {
  const { world } = call;
  const body = isObject(call.body['passwordCredential']) ? call.body['passwordCredential'] : {};
  const start = timeOf(body['startDateTime'], world.clock.now());
  const end = timeOf(body['endDateTime'], twoYearsAfter(start));
  if (end <= start || end > twoYearsAfter(start) || end <= world.clock.now()) {
    throw badRequest("Invalid value specified for property 'endDateTime' of resource 'PasswordCredential'.");
  }
  const value = secretText();
  const credential: PasswordCredential = {
    keyId: world.newId(),
    displayName: typeof body['displayName'] === 'string' ? body['displayName'] : null,
    hint: value.slice(0, 3),
    secretText: value,
    startDateTime: start.toISOString(),
    endDateTime: end.toISOString(),
  };
  checkPolicy(world, 'password', credential);
  return credential;
}

/** The only answer that ever carries the value (facts 2.5). */
function addPassword(call: Call): Answer {
  const application = requireApplication(call);
  const personal = application.signInAudience.includes('Personal');
  if (personal && application.passwordCredentials.length >= maxPersonalSecrets) {
    throw badRequest('The number of password credentials exceeds the maximum allowed for this audience.');
  }
  const credential = newPassword(call);
  application.passwordCredentials = [...application.passwordCredentials, credential];
  audit(call, activity, application);
  return {
    status: 200,
    body: {
      '@odata.context': `${call.origin}/v1.0/$metadata#microsoft.graph.passwordCredential`,
      ...passwordEntity(credential),
      secretText: credential.secretText,
    },
  };
}

function removePassword(call: Call): Answer {
  const application = requireApplication(call);
  const keyId = String(call.body['keyId']).toLowerCase();
  const left = application.passwordCredentials.filter((one) => one.keyId.toLowerCase() !== keyId);
  if (left.length === application.passwordCredentials.length) {
    throw badRequest(`No password credential found with keyId '${keyId}'.`);
  }
  application.passwordCredentials = left;
  audit(call, activity, application);
  return noContent;
}

/** Client secrets (facts 2.5). */
export const passwordRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/applications/{application-id}/addPassword',
    right: mayManage,
    body: 'addPassword',
    handle: addPassword,
  },
  {
    method: 'POST',
    path: '/applications/{application-id}/removePassword',
    right: mayManage,
    body: 'removePassword',
    handle: removePassword,
  },
];
