import type { RecipientView } from '../../ports/exchange';
import { isGroup } from '../proof/membership';
import { sendersAgreed } from './senders';
import { filterOfGroup, filterOfIds, listedSendersMax, sameFilter } from '../scope/filter';
import { foreignScopeUsers, isOwnPolicy, ownPolicies } from '../scope/own-objects';
import { drift, type DriftRule, type ReviewContext } from './types';

function exchangeOf({ planning }: ReviewContext) {
  return planning?.observation.exchange ?? null;
}

function isByGroup({ planning }: ReviewContext): boolean {
  if (planning === null) return false;
  const { scoping, senders } = planning.spec;
  return scoping === 'accessPolicy' || senders.length > listedSendersMax;
}

const pointer: DriftRule = (context) => {
  const exchange = exchangeOf(context);
  const { record, planning } = context;
  if (
    exchange === null ||
    record.spec.scoping !== 'rbac' ||
    planning?.observation.servicePrincipal === null
  ) {
    return [];
  }
  // A wrong one is lint's to tell.
  const isGone = exchange.pointers.length === 0 && exchange.wrongPointers.length === 0;
  return drift('pointer-removed', isGone ? ['Exchange has no pointer to the service principal.'] : []);
};

const scope: DriftRule = (context) => {
  const exchange = exchangeOf(context);
  const { record, planning } = context;
  if (exchange === null || planning === null || record.spec.scoping !== 'rbac') return [];
  if (exchange.scope === null) {
    return drift('scope-removed', [`The management scope ${planning.names.scope} is not there any more.`]);
  }
  const wanted = wantedFilter(context);
  const { recipientFilter } = exchange.scope;
  const isChanged = wanted !== null && !sameFilter(recipientFilter, wanted);
  const matched = exchange.matched.map(({ address }) => address).sort();
  const foreign = foreignScopeUsers(planning);
  return [
    ...drift(
      'scope-changed',
      isChanged
        ? [`Its filter is ${recipientFilter}`, `Today it matches ${listOf(matched)}.`, `Agreed was ${wanted}`]
        : [],
    ),
    ...drift(
      'scope-shared',
      foreign.map(({ assignment, assignee }) => `${assignment} of ${assignee} is limited by it too.`),
    ),
  ];
};

/** The filter that was agreed; null where an id in it is not known. */
function wantedFilter(context: ReviewContext): string | null {
  const exchange = exchangeOf(context);
  if (isByGroup(context)) {
    const name = exchange?.group?.distinguishedName ?? '';
    return name === '' ? null : filterOfGroup(name);
  }
  const ids = sendersAgreed(context).map(({ id }) => id);
  return ids.length === 0 || ids.includes(null) ? null : filterOfIds(ids.filter((id) => id !== null));
}

const policies: DriftRule = (context) => {
  const exchange = exchangeOf(context);
  const { record, planning } = context;
  if (exchange === null || planning === null || record.spec.scoping !== 'accessPolicy') return [];
  const clientId = record.objects.clientId?.toLowerCase();
  const others = exchange.accessPolicies.filter(
    (one) => one.appId.toLowerCase() === clientId && !isOwnPolicy(planning, one),
  );
  const words = others.map((one) => ({ ...one, text: `${one.accessRight} for ${one.scopeName}.` }));
  const denies = /deny/iu;
  return [
    ...drift(
      'policy-removed',
      ownPolicies(planning).length === 0 ? [`No policy restricts it to ${planning.names.group}.`] : [],
    ),
    ...drift(
      'policy-deny',
      words.filter((one) => denies.test(one.accessRight)).map(({ text }) => text),
    ),
    ...drift(
      'policy-added',
      words.filter((one) => !denies.test(one.accessRight)).map(({ text }) => text),
    ),
  ];
};

const group: DriftRule = (context) => {
  const exchange = exchangeOf(context);
  const { planning, base } = context;
  if (exchange === null || planning === null || !isByGroup(context)) return [];
  const { name } = { name: planning.names.group };
  if (exchange.group === null) return drift('group-removed', [`The group ${name} is not there any more.`]);
  const { settled, owners = [] } = exchange.group;
  const agreed = base?.groupOwners ?? null;
  const changed = agreed !== null && !sameTexts(agreed, owners);
  return [
    ...members(context, exchange.groupMembers),
    ...drift(
      'group-opened',
      settled ? [] : [`${name} is shown in address lists, or people may join, leave or write to it.`],
    ),
    ...drift(
      'group-owners',
      changed ? [`Its owners are ${listOf(owners)}; agreed were ${listOf(agreed)}.`] : [],
    ),
  ];
};

function members(context: ReviewContext, found: readonly RecipientView[]) {
  const agreed = sendersAgreed(context);
  const ids = new Set(agreed.map(({ id }) => id));
  const held = new Set(found.map((one) => one.externalDirectoryObjectId));
  // A group within it is lint's to tell.
  const added = found.filter((one) => !isGroup(one) && !ids.has(one.externalDirectoryObjectId));
  const gone = agreed.filter(({ id }) => id !== null && !held.has(id));
  return [
    ...drift(
      'group-member-added',
      ids.has(null) ? [] : added.map((one) => `${one.primarySmtpAddress} is a member.`),
    ),
    ...drift(
      'group-member-removed',
      gone.map(({ address }) => `${address} is no member.`),
    ),
  ];
}

function sameTexts(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && [...a].sort().join('\n') === [...b].sort().join('\n');
}

function listOf(texts: readonly string[]): string {
  return texts.length === 0 ? 'nobody' : texts.join(', ');
}

/** What limits it in Exchange. */
export const scopeRules: readonly DriftRule[] = [pointer, scope, policies, group];
