import type { Step } from '../../contract/plan';
import type { SetupSpec } from '../../contract/setup-file';
import type { CertificateView } from '../../ports/certificates';
import type { RotatedKey } from '../../ports/rotation';
import { step } from '../planning';
import { removalKinds } from '../removal/kinds';
import { applicationRoles } from '../roles';
import { keepOneStepKind } from './keep-one';
import { certificateStepKind, secretStepKind, vendorStepKind } from './marker';
import { pfxStepKind } from './plan-pfx';
import { daysPerMonth } from './secrets';

/** The application and where secrets go, as a rotation's steps name them. */
export interface RotationPlace {
  readonly setupId: string;
  readonly application: string;
  readonly tenantId: string;
  readonly applicationId: string;
  readonly clientId: string;
  /** In words. */
  readonly store: string;
}

const needs = { scopes: ['Application.ReadWrite.All'], anyRole: [...applicationRoles], exchange: false };
const kindWords = { secret: 'client secret', certificate: 'certificate' } as const;

/**
 * The new credential beside those that are there, after `useless` ones, which nobody can work with, were removed.
 * `given`: the certificate of a file, with its key (`isPfx`) or the vendor's own public one.
 */
export function rotationMakeSteps(
  place: RotationPlace,
  wanted: SetupSpec['credential'],
  given: { readonly view: CertificateView; readonly isPfx: boolean } | null,
  useless: readonly RotatedKey[],
): readonly Step[] {
  const removals = removalSteps(
    place,
    useless,
    (key) => `Remove the ${keyWords(key)}, whose secret part nobody has.`,
  );
  const after = removals.map(({ id }) => id);
  return [...removals, given === null ? madeStep(place, wanted, after) : givenStep(place, given, after)];
}

/** Removes what the new credential took the place of, then keeps the new one as the only one. */
export function rotationRemoveSteps(
  place: RotationPlace,
  old: readonly RotatedKey[],
  stays: 'next' | 'main' | 'none',
): readonly Step[] {
  const removals = removalSteps(
    place,
    old,
    (key) => `Remove the old ${keyWords(key)}; the new one was seen working.`,
  );
  return [...removals, keepStep(place, stays, removals)];
}

/** Removes what the rotation made; what was there before stays. */
export function rotationAbortSteps(place: RotationPlace, made: readonly RotatedKey[]): readonly Step[] {
  const removals = removalSteps(
    place,
    made,
    (key) => `Remove the new ${keyWords(key)}; the old one stays in use.`,
  );
  return [...removals, keepStep(place, 'main', removals)];
}

function madeStep(place: RotationPlace, wanted: SetupSpec['credential'], dependsOn: readonly string[]): Step {
  const { setupId, store, application } = place;
  const isSecret = wanted.kind === 'secret';
  const days = wanted.months * daysPerMonth;
  const bits = wanted.kind === 'certificate' ? (wanted.keySize ?? 2048) : 0;
  const part = isSecret ? 'value' : 'private key';
  return step({
    id: 'rotate',
    kind: isSecret ? secretStepKind : certificateStepKind,
    group: 'credential',
    summary: `Make a new ${kindWords[wanted.kind]} beside the one in use, valid ${days} days${isSecret ? '' : ` (RSA ${bits})`}; its ${part} goes to ${store} and nowhere else.`,
    after: `${kindWords[wanted.kind]} marked sendwright ${setupId}, kept beside the one in use, which keeps working`,
    input: {
      ...ids(place),
      ...{ tenantId: place.tenantId, setupId, months: wanted.months, fresh: false, slot: 'next' },
      ...(isSecret ? {} : { name: application, bits }),
    },
    needs,
    dependsOn,
    reversible: true,
    once: true,
  });
}

function givenStep(
  place: RotationPlace,
  { view, isPfx }: { readonly view: CertificateView; readonly isPfx: boolean },
  dependsOn: readonly string[],
): Step {
  const { certificate, sha1, notBefore, notAfter, subject } = view;
  const which = `${subject}, SHA-1 ${sha1}, valid until ${notAfter.slice(0, 10)}`;
  return step({
    id: 'rotate',
    kind: isPfx ? pfxStepKind : vendorStepKind,
    group: 'credential',
    summary: isPfx
      ? `Keep the private key of the given certificate (${which}) in ${place.store} and nowhere else, then add its public part beside the one in use.`
      : `Add the vendor's new certificate (${which}) beside the one in use, which keeps working.`,
    ...(isPfx
      ? {}
      : { warning: 'Its private key stays with the vendor: nothing can be tried with it here.' }),
    input: {
      ...ids(place),
      setupId: place.setupId,
      ...(isPfx ? { tenantId: place.tenantId, slot: 'next' } : {}),
      ...{ certificate, sha1, notBefore, notAfter },
    },
    needs,
    dependsOn,
    reversible: true,
  });
}

/** One after the other: each removal of a certificate writes the list of all of them anew (facts 9). */
function removalSteps(
  { applicationId }: RotationPlace,
  keys: readonly RotatedKey[],
  summary: (key: RotatedKey) => string,
): readonly Step[] {
  const idOf = ({ keyId }: RotatedKey) => `remove:${keyId}`;
  return keys.map((key, index) => {
    const before = keys[index - 1];
    return step({
      id: idOf(key),
      kind: removalKinds[key.kind],
      group: 'cleanup',
      summary: summary(key),
      before: `whoever has it can sign in as the application until ${key.expires.slice(0, 10)}`,
      removes: [key.keyId],
      input: { applicationId, keyId: key.keyId },
      needs,
      dependsOn: before === undefined ? [] : [idOf(before)],
      reversible: false,
    });
  });
}

function keepStep(place: RotationPlace, stays: 'next' | 'main' | 'none', after: readonly Step[]): Step {
  const what = {
    next: 'Keep the new credential as the only one',
    main: 'Keep the credential in use as the only one',
    none: 'Forget what is kept of the old credential',
  }[stays];
  return step({
    id: 'keep-one',
    kind: keepOneStepKind,
    group: 'cleanup',
    summary: `${what} in ${place.store}.`,
    input: { tenantId: place.tenantId, clientId: place.clientId, stays },
    needs: {},
    dependsOn: after.map(({ id }) => id),
    reversible: false,
  });
}

function ids({ applicationId, clientId }: RotationPlace) {
  return { applicationId, clientId };
}

function keyWords({ kind, name, keyId, expires }: RotatedKey): string {
  return `${kindWords[kind]} ${name === null ? keyId : `"${name}"`} (ends on ${expires.slice(0, 10)})`;
}
