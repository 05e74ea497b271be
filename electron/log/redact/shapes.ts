/** Secrets that are known by their shape, wherever they stand. */
const shapes: readonly (readonly [RegExp, string])[] = [
  // The end mark is optional: a cut-off key is still a key.
  [/-----BEGIN ([A-Z0-9 ]*)PRIVATE KEY-----[\s\S]*?(?:-----END \1PRIVATE KEY-----|$)/gu, '[private key]'],
  // JSON Web Tokens, signed (3 parts) and encrypted (5), also cut off.
  [/\beyJ[\w-]{10,}(?:\.[\w-]*){0,4}/gu, '[token]'],
  // Client secrets as Entra makes them: 3 characters, a digit, "Q~", 31 to 34 more. "~" may be URL-encoded.
  [/[\w.~-]{3}\dQ(?:~|%7E)(?:[\w.~-]|%7E){31,}/giu, '[secret]'],
];

/** The text without tokens, private keys and Entra's client secrets. */
export function redactShapes(text: string): string {
  return shapes.reduce((rest, [shape, mark]) => rest.replace(shape, mark), text);
}

const authorization =
  /(\bauthorization["']?\s*[:=]\s*["']?)(?:(?:bearer|basic|negotiate|pop)\s+)?[^\s"',;]+/giu;
const bearer = /(\bbearer\s+)[\w.~+/=-]{16,}/giu;

/** The text without the values of authorization headers. */
export function redactHeaders(text: string): string {
  return text.replace(authorization, '$1[redacted]').replace(bearer, '$1[redacted]');
}
