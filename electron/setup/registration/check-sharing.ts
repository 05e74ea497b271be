import type { Check } from '../../contract/plan';
import { check } from '../checks';
import { doorsOf } from '../consent/doors';
import { listed, type Planning } from '../planning';
import { applicationRoles, whoHolds } from '../roles';

/** One application and one secret for one product (seeds 001 and 003): else nobody knows who sends, nor what to end. */
export function checkSharing(planning: Planning): readonly Check[] {
  return [...checkCredentials(planning), ...checkOtherUse(planning)];
}

function checkCredentials({ observation, now }: Planning): readonly Check[] {
  const { application, organization } = observation;
  if (application === null) return [];
  const valid = [...application.passwordCredentials, ...application.keyCredentials].filter(
    ({ endDateTime }) => Date.parse(endDateTime) > now.getTime(),
  );
  const base = { id: 'one-credential', title: 'Number of credentials' };
  if (valid.length <= 1) {
    const finding = valid.length === 0 ? 'It has none that is valid.' : 'It has one that is valid.';
    return [check({ ...base, status: 'pass', finding })];
  }
  const names = valid.map(
    ({ displayName, keyId, endDateTime }) => `"${displayName ?? keyId}" (to ${endDateTime.slice(0, 10)})`,
  );
  return [
    check({
      ...base,
      status: 'warn',
      finding: `${valid.length} are valid: ${listed(names)}.`,
      who: whoHolds(applicationRoles, organization.displayName),
      next: 'While one replaces another that is right. Else find out who uses which, and remove what nobody needs.',
    }),
  ];
}

/** Signs that the application serves something else besides: other setups here, other permissions in Entra. */
function checkOtherUse({ observation, spec }: Planning): readonly Check[] {
  const { sharedWith = [], servicePrincipal } = observation;
  if (servicePrincipal === null) return [];
  const others = (doorsOf(observation) ?? []).filter(({ verdict }) => verdict === 'harmless');
  const signs = [
    ...(sharedWith.length === 0 ? [] : [`the setup ${listed(sharedWith)} on this computer uses it too`]),
    ...(others.length === 0 ? [] : [`it also holds ${listed(others.map(({ name }) => name))}`]),
  ];
  if (signs.length === 0) return [];
  return [
    check({
      id: 'shared-application',
      title: 'Application used for something else',
      status: 'warn',
      finding: `${servicePrincipal.displayName} (${servicePrincipal.appId}): ${signs.join('; ')}.`,
      who: spec.app === undefined ? 'you' : 'the vendor',
      next: 'Give each product an application of its own: then its right, its credential and its end are its own too.',
    }),
  ];
}
