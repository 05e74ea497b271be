import type { Check } from '../../contract/plan';
import type { CheckFacts, CheckRows } from './check-facts';
import { applicationRows } from './rows-application';
import { aroundRows } from './rows-around';
import { setupRows } from './rows-setup';
import { tenantRows } from './rows-tenant';

/** Every check there is, by id. */
export const checkCatalogue: CheckRows = {
  ...tenantRows,
  ...aroundRows,
  ...applicationRows,
  ...setupRows,
};

/** A check's name without what it looks at: `sender` of `sender:invoices@contoso.example`. */
export function familyOf(id: string): string {
  const colon = id.indexOf(':');
  return colon === -1 ? id : id.slice(0, colon);
}

/** What is known of a check. */
export function factsOf(id: string): CheckFacts | undefined {
  return checkCatalogue[familyOf(id)];
}

/** The check with its group and, where not all is in order, why it matters and who as a rule can mend it. */
export function described(found: Check): Check {
  const facts = factsOf(found.id);
  if (facts === undefined) return found;
  const { group, cause, who } = facts;
  return found.status === 'pass' ? { ...found, group } : { ...found, group, cause, who: found.who ?? who };
}
