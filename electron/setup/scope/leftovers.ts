import type { Step } from '../../contract/plan';
import { listed } from '../planning';
import type { Planning } from '../planning';
import { listedSendersMax } from './filter';
import { isOwnPolicy, ownPolicies } from './own-objects';

/**
 * What stays though this setup does not need it, in words: what others made or use, and what cannot be judged. None of it
 * gives a right by itself.
 */
export function leftovers(planning: Planning, steps: readonly Step[]): readonly string[] {
  const { exchange } = planning.observation;
  if (exchange === null) return [];
  const planned = (kind: string): boolean => steps.some((one) => one.kind === kind);
  const { spec, names } = planning;
  if (spec.scoping === 'accessPolicy') {
    return exchange.scope === null || planned('exchange.remove-scope')
      ? []
      : [`The management scope ${names.scope} stays: somebody else's rights hang on it.`];
  }
  const notes: string[] = [];
  const foreign = exchange.accessPolicies.filter((one) => !isOwnPolicy(planning, one));
  if (foreign.length > 0) {
    notes.push(
      `Application access policies that were not made here stay: ${listed(foreign.map((one) => one.scopeName))}. They give no right, and cut nothing down once no grant is left.`,
    );
  }
  if (ownPolicies(planning).length > 0 && !planned('exchange.remove-access-policy')) {
    notes.push(
      `The application access policy for ${names.group} stays: whether it still cuts a grant down cannot be seen.`,
    );
  }
  const unneeded = exchange.group !== null && spec.senders.length <= listedSendersMax;
  if (unneeded && !planned('exchange.remove-group')) {
    notes.push(`The group ${names.group} stays: it was not made here, or something else names it.`);
  }
  return notes;
}
