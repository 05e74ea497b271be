/** What a check looks at, in the order in which a reader meets them. Plain literals: the window reads them too. */
export const checkGroups = [
  'tenant',
  'rights',
  'mailboxes',
  'domains',
  'application',
  'reach',
  'exchange',
  'credential',
  'vendor',
  'records',
  'computer',
] as const;
export type CheckGroup = (typeof checkGroups)[number];
