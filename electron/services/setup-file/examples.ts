/** For each field of a setup file: how a right value looks. Shown beside an error. */
const examples: readonly (readonly [RegExp, string])[] = [
  [/^application$/u, 'application: Ostendo Continuum'],
  [/^vendor$/u, 'vendor: ostendo'],
  [/^tenant$/u, 'tenant: contoso.example'],
  [/^scoping$/u, 'scoping: rbac'],
  [/^senders$/u, 'senders:\n  - address: invoices@contoso.example'],
  [/^senders\[\d+\]\.address$/u, '- address: invoices@contoso.example'],
  [/^senders\[\d+\]\.create$/u, 'create: shared'],
  [/^senders\[\d+\]\.displayName$/u, 'displayName: Payroll notification'],
  [/^senders\[\d+\]/u, '- address: invoices@contoso.example'],
  [/^outsider$/u, 'outsider: ceo@contoso.example'],
  [/^credential\.months$/u, 'months: 6'],
  [/^credential\.file$/u, 'file: vendor.cer'],
  [/^credential\.keySize$/u, 'keySize: 3072'],
  [/^credential/u, 'credential: { kind: secret, months: 6 }'],
  [/^testRecipient$/u, 'testRecipient: consultant@partner.example'],
  [/^sameName$/u, 'sameName: new'],
  [/^testStage\.address$/u, 'address: sendwright-test@contoso.example'],
  [/^testStage\.create$/u, 'create: shared'],
  [/^testStage\.displayName$/u, 'displayName: Sendwright test'],
  [/^testStage/u, 'testStage: { address: sendwright-test@contoso.example, create: shared }'],
  [/^app/u, 'app: { clientId: 00000000-1111-2222-3333-444444444444 }'],
];

/** An example line for a field's path, or undefined where there is none to give. */
export function exampleFor(path: string): string | undefined {
  return examples.find(([pattern]) => pattern.test(path))?.[1];
}
