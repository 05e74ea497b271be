const rules: readonly (readonly [string, string])[] = [
  ['default-src', "'none'"],
  ['script-src', "'self'"],
  ['img-src', "'self' data:"],
  ['font-src', "'self'"],
  ['connect-src', "'none'"],
  ['object-src', "'none'"],
  ['base-uri', "'none'"],
  ['form-action', "'none'"],
  ['frame-src', "'none'"],
  ['frame-ancestors', "'none'"],
];

/** The policy of a page: its own files, and style elements that carry this load's nonce (Fluent makes such ones). */
export function contentSecurityPolicy(nonce: string): string {
  return [...rules, ['style-src', `'self' 'nonce-${nonce}'`] as const]
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}
