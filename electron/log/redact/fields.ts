/** Names of fields whose value is a secret, in forms, JSON and key=value lines. */
const names = [
  'client_?secret',
  'client_?assertion',
  'assertion',
  'secret_?text',
  'pass(?:word|wd|phrase)',
  'pwd',
  '(?:refresh|access|id)_?token',
  'device_?code',
  'code_?verifier',
  'private_?key',
  'set-cookie',
].join('|');

const formField = new RegExp(String.raw`((?:^|[^\w-])(?:${names})=)[^&\s"]*`, 'giu');
// An authorization code is long and mixed; "code=plan-stale" and "code=3" are not codes of that kind.
const formCode = /(\bcode=)([^&\s"]{12,})/gu;
const looseField = new RegExp(
  String.raw`((?:^|[^\w-])(?:${names}|client secret)['"]?\s*[:=]\s*)(?!["']?\[redacted\])("[^"]*"|'[^']*'|\S+)`,
  'giu',
);

/** The text without the values of secret form fields, as in a token request's body or a redirect's address. */
export function redactFormFields(text: string): string {
  return text
    .replace(formField, '$1[redacted]')
    .replace(formCode, (whole, start: string, value: string) =>
      /[\dA-Z]/u.test(value) ? `${start}[redacted]` : whole,
    );
}

/** The text without what follows "password:", "client secret =" and the like up to the next space. */
export function redactLooseFields(text: string): string {
  return text.replace(looseField, (_match, start: string, value: string) => {
    const quote = /^["']/u.exec(value)?.[0] ?? '';
    const closing = quote === '' ? /["'\])},;]+$/u.exec(value)?.[0] : quote;
    return `${start}${quote}[redacted]${closing ?? ''}`;
  });
}

const wholeName = new RegExp(`^(?:${names})$`, 'iu');

/** Whether a member of this name holds a secret. */
export function isSecretName(name: string): boolean {
  return wholeName.test(name);
}

const member = new RegExp(String.raw`(\\{0,31})"(?:${names})\1"\s*:\s*\1"`, 'giu');
// Members of other meanings too ("code" of an error, "d" of a date format): secret only when the value is long.
const longMember = /(\\{0,31})"(?:code|d|p|q|dp|dq|qi|k)\1"\s*:\s*\1"(?=[\w.~%+/=-]{40})/gu;

/** The text without the values of secret JSON members, also in JSON that was put into a string of other JSON. */
export function redactJsonMembers(text: string): string {
  return redactMembers(redactMembers(text, member), longMember);
}

function redactMembers(text: string, start: RegExp): string {
  let result = '';
  let rest = 0;
  for (const match of text.matchAll(start)) {
    if (match.index < rest) continue;
    const from = match.index + match[0].length;
    result += `${text.slice(rest, from)}[redacted]`;
    rest = endOfString(text, from, (match[1] ?? '').length);
  }
  return result + text.slice(rest);
}

/**
 * Where the JSON string that begins at `from` ends, at its closing quote; the end of the text where it was cut off.
 * Its quotes carry `escapes` backslashes: 0 in plain JSON, 1 in JSON within a string, then 3, 7 ...
 */
function endOfString(text: string, from: number, escapes: number): number {
  for (let quote = text.indexOf('"', from); quote !== -1; quote = text.indexOf('"', quote + 1)) {
    let first = quote;
    while (first > from && text[first - 1] === '\\') first -= 1;
    if ((quote - first) % (2 * escapes + 2) === escapes) return quote - escapes;
  }
  return text.length;
}
