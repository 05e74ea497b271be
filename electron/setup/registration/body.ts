import type { ApplicationBody, ApplicationView } from '../../ports/directory';
import { ownTag } from '../names';
import type { Observation } from '../observation';
import type { Planning } from '../planning';
import {
  delegatedMailSendId,
  exchangeOnlineRoleVerdict,
  graphRoleVerdict,
  resourceAppIds,
} from '../send-rights';

/**
 * The wanted application: what is there and harmless stays. A declared role that sends does not: one click on "Grant
 * admin consent" would give it for the whole tenant. Only accessPolicy mode declares Graph's Mail.Send. What only the
 * vendor before asked for goes with it: delegated Mail.Send, redirect URIs.
 */
export function wantedBody(planning: Planning): ApplicationBody {
  const { spec, profile, observation, setupId, names } = planning;
  const found = observation.application;
  const mailSendRoleId = observation.graph?.mailSendRoleId ?? null;
  const declared = (found?.declared ?? []).filter(
    (entry) =>
      !declaresSending(entry, observation) && (profile.delegatedMailSend || entry.id !== delegatedMailSendId),
  );
  if (spec.scoping === 'accessPolicy' && mailSendRoleId !== null) {
    declared.push({ resourceAppId: resourceAppIds.graph, id: mailSendRoleId, type: 'Role' });
  }
  if (profile.delegatedMailSend && !declared.some((entry) => entry.id === delegatedMailSendId)) {
    declared.push({ resourceAppId: resourceAppIds.graph, id: delegatedMailSendId, type: 'Scope' });
  }
  return {
    displayName: spec.application,
    signInAudience: profile.audience,
    tags: union(found?.tags ?? [], [ownTag]),
    notes: notesOf(spec.scoping, setupId, names.scope),
    redirectUris: union(
      (found?.redirectUris ?? []).filter((uri) => observation.formerRedirectUris?.includes(uri) !== true),
      profile.redirectUris,
    ),
    declared,
  };
}

function declaresSending(entry: ApplicationView['declared'][number], observation: Observation): boolean {
  const { graph, exchangeOnline } = observation;
  if (entry.type !== 'Role') return false;
  switch (entry.resourceAppId.toLowerCase()) {
    case resourceAppIds.graph:
      return graphRoleVerdict(graph?.roles[entry.id] ?? null) === 'sends';
    case resourceAppIds.exchangeOnline:
      return exchangeOnlineRoleVerdict(exchangeOnline?.roles[entry.id] ?? null) === 'sends';
    default:
      return false;
  }
}

function notesOf(scoping: 'rbac' | 'accessPolicy', setupId: string, scope: string): string {
  return scoping === 'rbac'
    ? `Kept by Sendwright, setup ${setupId}. Its right to send is the management scope ${scope} in Exchange Online: ` +
        'never grant Mail.Send or admin consent here, that would let it send as anyone.'
    : `Kept by Sendwright, setup ${setupId}. The application access policy ${scope} in Exchange Online limits it: ` +
        'never remove that while Mail.Send is granted here.';
}

/** What is not as wanted on the application found, in words; empty where all is. */
export function differences(found: ApplicationView, wanted: ApplicationBody): readonly string[] {
  const words: string[] = [];
  if (found.displayName !== wanted.displayName) words.push(`name "${found.displayName}"`);
  if (found.signInAudience !== wanted.signInAudience) words.push(`audience ${found.signInAudience}`);
  if (!sameSet(found.tags, wanted.tags)) words.push(`tag ${ownTag} missing`);
  if (!sameSet(found.redirectUris, wanted.redirectUris)) words.push('other redirect URIs');
  const key = (entry: ApplicationView['declared'][number]): string =>
    `${entry.resourceAppId} ${entry.id} ${entry.type}`;
  if (!sameSet(found.declared.map(key), wanted.declared.map(key))) words.push('declares other permissions');
  return words;
}

function union(a: readonly string[], b: readonly string[]): readonly string[] {
  return [...new Set([...a, ...b])];
}

/** Whether two lists hold the same values, in whatever order. */
export function sameSet(a: readonly string[], b: readonly string[]): boolean {
  const [left, right] = [new Set(a), new Set(b)];
  return left.size === right.size && [...left].every((value) => right.has(value));
}
