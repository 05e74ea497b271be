import type { Check } from '../../contract/plan';
import type { ApplicationView } from '../../ports/directory';
import { check } from '../checks';
import { readMarker } from '../credential/marker';
import { isCertificate } from '../credential/thumbprint';
import { ownTag } from '../names';
import type { Observation } from '../observation';
import { listed } from '../planning';
import type { Planning } from '../planning';
import { applicationRoles, whoHolds } from '../roles';

/** Applications of the same name, and whether the one with our marker is really ours (design rule 5). */
export function checkRegistration(planning: Planning): readonly Check[] {
  const { observation, spec } = planning;
  if (spec.app !== undefined) return [];
  const checks: Check[] = [];
  if (observation.application !== null) {
    checks.push(checkMarker(planning, observation.application));
    checks.push(...checkForeignCredentials(planning, observation.application));
  }
  if (observation.foreignApplications.length > 0) checks.push(checkSameName(planning));
  if (checks.length > 0) return checks;
  const finding = `No application named "${spec.application}" yet.`;
  return [check({ id: 'application', title: 'Application', status: 'pass', finding })];
}

function checkMarker(planning: Planning, found: ApplicationView): Check {
  const { observation, profile, spec } = planning;
  const base = { id: 'application', title: 'Application' };
  const tagged = found.tags.includes(ownTag);
  if (!tagged && observation.recordedApplicationId !== found.id) {
    return check({
      ...base,
      status: 'fail',
      fault: 'tenant',
      finding: `An application "${found.displayName}" (${found.appId}) carries our unique name but not the tag ${ownTag}: it may be somebody else's.`,
      who: whoHolds(applicationRoles, observation.organization.displayName),
      next: `Look at it; if it is this setup's, add the tag ${ownTag} to it, else choose another \`application\` name.`,
    });
  }
  if (observation.applicationDeleted) return checkDeleted(planning, found);
  const remembered = observation.recordedApplicationId;
  if (remembered !== null && remembered !== found.id) {
    return check({
      ...base,
      status: 'warn',
      finding: `The application with our marker ("${found.displayName}", ${found.appId}) is another object than the one this computer remembers (object id ${remembered}).`,
      who: 'you',
      next: 'If it was deleted and made again by your own people, go on; else find out who made this one before it gets a right.',
    });
  }
  if (found.displayName !== spec.application) {
    return check({
      ...base,
      status: 'warn',
      finding: `The application with our marker (${found.appId}) is called "${found.displayName}", the setup file says "${spec.application}".`,
      who: 'you',
      next: `If it was only renamed, go on: the plan sets the name. If "${found.displayName}" is another application, choose a name that differs from it in letters or digits: both would share one registration and its secret.`,
    });
  }
  if (!tagged || found.signInAudience !== profile.audience) {
    const what = tagged ? `is for ${found.signInAudience}` : `lost its tag ${ownTag}`;
    return check({
      ...base,
      status: 'warn',
      finding: `Our application "${found.displayName}" (${found.appId}) ${what}.`,
      next: 'The plan corrects it; look whether somebody changed it on purpose.',
    });
  }
  return check({ ...base, status: 'pass', finding: `Ours is there: ${found.appId}.` });
}

/**
 * Credentials of our application that carry no mark of ours: whoever holds one sends as the application. An
 * application can be made beforehand under our marker by anybody who may register one.
 */
function checkForeignCredentials(planning: Planning, found: ApplicationView): readonly Check[] {
  const { observation, setupId, now } = planning;
  const foreign = [
    ...found.passwordCredentials.map((one) => ({ ...one, what: 'client secret' })),
    ...found.keyCredentials.map((one) => ({ ...one, what: 'certificate' })),
  ].filter(
    (one) =>
      one.keyId !== observation.credential.heldKeyId &&
      one.keyId !== observation.credential.rotation?.keyId &&
      !isGiven(one, observation) &&
      readMarker(one.displayName)?.setupId !== setupId &&
      Date.parse(one.endDateTime) > now.getTime(),
  );
  if (foreign.length === 0) return [];
  const words = foreign.map(
    ({ what, displayName, keyId, startDateTime }) =>
      `${what} "${displayName ?? keyId}" (made ${startDateTime.slice(0, 10)})`,
  );
  return [
    check({
      id: 'foreign-credentials',
      title: 'Credentials that are not ours',
      status: 'warn',
      finding: `The application also has ${listed(words)}, not made by Sendwright: whoever holds one can send as this application.`,
      who: whoHolds(applicationRoles, observation.organization.displayName),
      next: 'Find out whose they are, and remove what nobody needs.',
    }),
  ];
}

/** The vendor's own certificate, which the setup file names. */
function isGiven(one: object, { credential }: Observation): boolean {
  const { given } = credential;
  return given !== undefined && 'customKeyIdentifier' in one
    ? isCertificate({ customKeyIdentifier: String(one.customKeyIdentifier) }, given.sha1)
    : false;
}

/** Its marker cannot be used again for 30 days, so a new one cannot be made beside it (facts 2.3). */
function checkDeleted({ observation }: Planning, found: ApplicationView): Check {
  return check({
    id: 'application',
    title: 'Application',
    status: 'warn',
    finding: `Our application "${found.displayName}" (${found.appId}) was deleted. The plan restores it with its client id and its credentials.`,
    who: whoHolds(applicationRoles, observation.organization.displayName),
    next: 'Ask who deleted it and why. To start with a new one instead, delete it for good in Entra (App registrations, Deleted applications).',
  });
}

/** A person decides what becomes of somebody else's application of this name; ours, once it is there, is told apart. */
function checkSameName({ observation, spec }: Planning): Check {
  const others = observation.foreignApplications.map((other) => {
    const day = other.createdDateTime?.slice(0, 10);
    return day === undefined ? other.appId : `${other.appId} (made ${day})`;
  });
  const base = {
    id: 'same-name',
    title: 'Applications of the same name',
    finding: `"${spec.application}" is also the name of ${listed(others)}, not made by Sendwright.`,
  };
  if (observation.application !== null || spec.sameName === 'new') {
    return check({ ...base, status: 'warn', finding: `${base.finding} Ours is told apart by its own id.` });
  }
  const adopt = observation.foreignApplications[0]?.appId ?? '';
  return check({
    ...base,
    status: 'fail',
    fault: 'file',
    who: 'you',
    next:
      `New: set \`sameName: new\`, and a separate application is registered. Adopt: set \`app: { clientId: ${adopt} }\`, ` +
      'which scopes that one and leaves its credentials alone. Stop: ask its owner first.',
  });
}
