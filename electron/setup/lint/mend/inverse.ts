import type { JournalEntry } from '../../../contract/journal';
import type { InputValue, Step, StepNeeds } from '../../../contract/plan';
import { minuteText } from '../../../contract/minutes';
import { grantScopes } from '../../consent/grant-removal';
import { exchangeNeeds, step } from '../../planning';
import { applicationRoles, graphGrantRoles } from '../../roles';
import { mendKinds } from './kinds';

type Intent = Extract<JournalEntry, { type: 'intent' }>;

/** What gives back what a step took; `step` null: nothing does, `note` says why. */
export interface Inverse {
  readonly step: Step | null;
  readonly note: string | null;
}

const registrationNeeds = { scopes: ['Application.ReadWrite.All'], anyRole: [...applicationRoles] };

/** The way back of one step that a repair ran; null: there was nothing to take. */
export function inverseOf(intent: Intent, servicePrincipalId: string): Inverse | null {
  const { kind, input } = intent;
  switch (kind) {
    case mendKinds.removeGrant:
      return grantBack(intent);
    case mendKinds.removeAssignment:
      return assignmentBack(intent, servicePrincipalId);
    case mendKinds.removePolicy:
      return policyBack(intent);
    case mendKinds.removePointer:
      return gone(
        intent,
        'the pointer with the wrong id is not made again: Exchange takes none that leads nowhere.',
      );
    case mendKinds.credential:
      return gone(
        intent,
        `the ${textOf(input['name'])} cannot be given back; make a new one where it is missed.`,
      );
    default:
      return swapped(intent);
  }
}

/** The same kind of step, the other way round. */
function swapped(intent: Intent): Inverse | null {
  const { kind, input } = intent;
  const flip = { ...input, present: input['present'] !== true };
  switch (kind) {
    case mendKinds.filter:
      return back(
        intent,
        `the filter of ${textOf(input['name'])}: ${textOf(input['previous'])}`,
        exchangeNeeds,
        {
          ...{ name: input['name'] ?? '', filter: input['previous'] ?? '', previous: input['filter'] ?? '' },
        },
      );
    case mendKinds.member:
      return back(
        intent,
        `${textOf(input['name'])} ${isAgain(input, 'in', 'not in')} ${textOf(input['group'])}`,
        exchangeNeeds,
        flip,
      );
    case mendKinds.declared:
      return back(
        intent,
        `${textOf(input['name'])} ${isAgain(input, 'declared', 'not declared')}`,
        registrationNeeds,
        flip,
      );
    case mendKinds.owner:
      return back(
        intent,
        `${textOf(input['name'])} ${isAgain(input, 'an owner', 'no owner')}`,
        registrationNeeds,
        flip,
      );
    case mendKinds.audience:
      return back(intent, `the audience ${textOf(input['previous'])}`, registrationNeeds, {
        ...input,
        ...{ audience: input['previous'] ?? '', previous: input['audience'] ?? '' },
      });
    case mendKinds.delegated:
      return back(
        intent,
        `the delegated ${textsOf(input['scopes']).join(', ')}`,
        { scopes: ['DelegatedPermissionGrant.ReadWrite.All'], anyRole: [...applicationRoles] },
        flip,
      );
    default:
      return null;
  }
}

function grantBack(intent: Intent): Inverse {
  const { servicePrincipalId, resourceId, appRoleId, name } = intent.input;
  if (typeof resourceId !== 'string' || typeof appRoleId !== 'string') {
    return gone(
      intent,
      `the grant ${textOf(name)} was taken by an older version, which did not write down its ids: grant it in the portal.`,
    );
  }
  return back(
    intent,
    `the grant ${textOf(name)}`,
    { scopes: grantScopes, anyRole: [...graphGrantRoles] },
    { servicePrincipalId: servicePrincipalId ?? '', resourceId, appRoleId, fresh: false },
    { kind: mendKinds.giveGrant, warning: 'What it allowed counts for the whole tenant again.' },
  );
}

function assignmentBack(intent: Intent, ownId: string): Inverse {
  const { name, role, scope, scopeName, servicePrincipalId } = intent.input;
  const what = `the role assignment ${textOf(name)}`;
  if (textOf(servicePrincipalId).toLowerCase() !== ownId.toLowerCase()) {
    return gone(intent, `${what} hung on a wrong pointer and reached nobody, or somebody else.`);
  }
  if (scope === 'organization') {
    return gone(intent, `${what} had no scope: Sendwright never makes one for the whole tenant.`);
  }
  if (scope !== 'custom' || typeof scopeName !== 'string') {
    return gone(
      intent,
      `${what} was limited by ${textOf(scopeName)}: make it by hand, with -RecipientGroupScope or -RecipientAdministrativeUnitScope.`,
    );
  }
  const input = {
    name: name ?? '',
    role: role ?? '',
    servicePrincipalId: servicePrincipalId ?? '',
    scopeName,
  };
  return back(intent, `${what} (${textOf(role)} within ${scopeName})`, exchangeNeeds, input, {
    kind: mendKinds.giveAssignment,
  });
}

function policyBack(intent: Intent): Inverse {
  const { clientId, accessRight, scopeName, address } = intent.input;
  const what = `the access policy for ${textOf(scopeName)}`;
  const right = /^(?:Restrict|Deny)Access$/u.exec(textOf(accessRight))?.[0];
  if (typeof address !== 'string' || address === '' || right === undefined) {
    return gone(
      intent,
      `${what} cannot be made again: what it named is not there any more, or was not written down.`,
    );
  }
  const input = { clientId: clientId ?? '', accessRight: right, scopeName: scopeName ?? '', address };
  return back(intent, `${what} (${right})`, exchangeNeeds, input, { kind: mendKinds.givePolicy });
}

function back(
  { stepId, kind, time }: Intent,
  what: string,
  needs: Partial<StepNeeds>,
  input: Readonly<Record<string, InputValue>>,
  more: { readonly kind?: string; readonly warning?: string } = {},
): Inverse {
  const made = step({
    id: `back:${stepId}`,
    kind: more.kind ?? kind,
    group: needs.exchange === true ? 'exchange' : 'entra',
    summary: `Give back ${what}, as it was before ${minuteText(time)}.`,
    warning: more.warning ?? null,
    input,
    needs,
    reversible: true,
  });
  return { step: made, note: null };
}

function gone({ time }: Intent, why: string): Inverse {
  return { step: null, note: `Taken on ${minuteText(time)} and not given back: ${why}` };
}

function isAgain(input: Intent['input'], there: string, absent: string): string {
  return input['present'] === true ? absent : there;
}

function textOf(value: InputValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

function textsOf(value: InputValue | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}
