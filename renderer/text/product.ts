/** What the product calls itself, in every window title and page. */
export const product = {
  name: 'Sendwright',
  promise: 'Sends from exactly the agreed mailboxes, and from no other.',
} as const;
