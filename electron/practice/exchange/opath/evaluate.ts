import type { Group, Mailbox } from '../../world/exchange-types';
import type { Filter } from './parse';

/** A recipient as filters see it. */
export type FilterSubject = Mailbox | Group;

/** The groups whose direct members are looked up for MemberOfGroup. */
export interface FilterContext {
  readonly groups: readonly Group[];
}

/** Whether the filter matches the recipient; comparisons ignore case, as Exchange's do. */
export function matchesFilter(filter: Filter, subject: FilterSubject, context: FilterContext): boolean {
  switch (filter.kind) {
    case 'and':
      return filter.parts.every((part) => matchesFilter(part, subject, context));
    case 'or':
      return filter.parts.some((part) => matchesFilter(part, subject, context));
    case 'not':
      return !matchesFilter(filter.part, subject, context);
    case 'compare': {
      const values = valuesOf(filter.property, subject, context).map((value) => value.toLowerCase());
      const wanted = filter.value.toLowerCase();
      const isPattern = filter.operator === 'like' || filter.operator === 'notlike';
      const hit =
        isPattern && wanted.endsWith('*')
          ? values.some((value) => value.startsWith(wanted.slice(0, -1)))
          : values.includes(wanted);
      return filter.operator === 'eq' || filter.operator === 'like' ? hit : !hit;
    }
  }
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
