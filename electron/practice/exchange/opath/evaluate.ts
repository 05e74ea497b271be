import type { Group, Mailbox } from '../../world/exchange-types';
import type { Filter } from './parse';

/** A recipient as filters see it. */
type FilterSubject = Mailbox | Group;

/** The groups whose direct members are looked up for MemberOfGroup. */
interface FilterContext {
  readonly groups: readonly Group[];
}

/** The values of a recipient's property, in lower case. */
type Reader = (property: string) => readonly string[];
type Test = (read: Reader) => boolean;

/** Whether the filter matches the recipient; comparisons ignore case, as Exchange's do. */
export function matchesFilter(filter: Filter, subject: FilterSubject, context: FilterContext): boolean {
  return filterTest(filter, context)(subject);
}

/** The filter as a test for many recipients. */
export function filterTest(filter: Filter, context: FilterContext): (subject: FilterSubject) => boolean {
  const test = compile(filter);
  return (subject) => {
    const known = new Map<string, readonly string[]>();
    return test((property) => {
      const values =
        known.get(property) ?? valuesOf(property, subject, context).map((value) => value.toLowerCase());
      known.set(property, values);
      return values;
    });
  };
}

function compile(filter: Filter): Test {
  switch (filter.kind) {
    case 'and': {
      const tests = filter.parts.map(compile);
      return (read) => tests.every((test) => test(read));
    }
    case 'or': {
      const tests = compileAlternatives(filter.parts);
      return (read) => tests.some((test) => test(read));
    }
    case 'not': {
      const test = compile(filter.part);
      return (read) => !test(read);
    }
    case 'compare':
      return compileComparison(filter);
  }
}

/** A list of senders is one long -or of -eq: one look-up a property instead of one comparison a sender. */
function compileAlternatives(parts: readonly Filter[]): readonly Test[] {
  const lists = new Map<string, Set<string>>();
  const others: Test[] = [];
  for (const part of parts) {
    if (part.kind !== 'compare' || part.operator !== 'eq') {
      others.push(compile(part));
      continue;
    }
    const list = lists.get(part.property) ?? new Set();
    lists.set(part.property, list.add(part.value.toLowerCase()));
  }
  const equal = [...lists].map(
    ([property, list]): Test =>
      (read) =>
        read(property).some((value) => list.has(value)),
  );
  return [...equal, ...others];
}

function compileComparison({ property, operator, value }: Filter & { kind: 'compare' }): Test {
  const wanted = value.toLowerCase();
  const isPattern = (operator === 'like' || operator === 'notlike') && wanted.endsWith('*');
  const start = wanted.slice(0, -1);
  const hit: Test = isPattern
    ? (read) => read(property).some((one) => one.startsWith(start))
    : (read) => read(property).includes(wanted);
  return operator === 'eq' || operator === 'like' ? hit : (read) => !hit(read);
}

function valuesOf(property: string, subject: FilterSubject, context: FilterContext): readonly string[] {
  switch (property) {
    case 'ExternalDirectoryObjectId':
      return [subject.externalDirectoryObjectId];
    case 'Guid':
      return [subject.guid];
    case 'ExchangeGuid':
      return 'exchangeGuid' in subject ? [subject.exchangeGuid] : [];
    case 'DistinguishedName':
      return [subject.distinguishedName];
    case 'UserPrincipalName':
      return 'userPrincipalName' in subject ? [subject.userPrincipalName] : [];
    case 'Alias':
      return [subject.alias];
    case 'Name':
      return [subject.name];
    case 'DisplayName':
      return [subject.displayName];
    // A filter on PrimarySmtpAddress searches every proxy address (facts 6.4): the trap of many public scripts.
    case 'PrimarySmtpAddress':
    case 'EmailAddresses':
      return subject.emailAddresses.flatMap((address) => [address, address.replace(/^[^:]*:/u, '')]);
    case 'MemberOfGroup':
      return context.groups
        .filter((group) => group.members.includes(subject.externalDirectoryObjectId))
        .map((group) => group.distinguishedName);
    case 'RecipientTypeDetails':
      return [subject.recipientTypeDetails];
    default:
      return customAttribute(property, subject);
  }
}

function customAttribute(property: string, subject: FilterSubject): readonly string[] {
  if (!('customAttributes' in subject)) return [];
  const found = Object.entries(subject.customAttributes).find(
    ([key]) => key.toLowerCase() === property.toLowerCase(),
  );
  return found === undefined ? [] : [found[1]];
}
