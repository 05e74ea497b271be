import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Something that must not be seen; `name` is how a finding calls it. */
export interface Secret {
  readonly name: string;
  readonly value: string;
}

/** A place that was written or printed. */
export interface Place {
  readonly name: string;
  readonly bytes: Buffer;
}

/** So many characters of a secret in a row give it away. */
const tellingLength = 12;

/** Where any of the secrets can be read, in any usual encoding, whole or in part; one line each. */
export function findLeaks(places: readonly Place[], secrets: readonly Secret[]): readonly string[] {
  const forms = secrets.flatMap((secret) => formsOf(secret));
  return places.flatMap(({ name, bytes }) => {
    // Without blanks as well: text is wrapped on a terminal, folded in a calendar file and indented in JSON.
    const squeezed = Buffer.from(bytes.toString('latin1').replaceAll(/\s/gu, ''), 'latin1');
    const found = forms.filter(
      ({ needle }) => bytes.includes(needle) || squeezed.includes(needle) || name.includes(needle.toString()),
    );
    const tokens = tokenPattern.test(bytes.toString('latin1').replaceAll('\0', ''))
      ? ['something like a token']
      : [];
    return [...new Set([...found.map((form) => form.name), ...tokens])].map((what) => `${name}: ${what}`);
  });
}

/** A JSON Web Token of whatever kind: header and payload both begin with `{"`. */
const tokenPattern = /eyJ[\w-]{8,}\.eyJ[\w-]{8,}/u;

interface Form {
  readonly name: string;
  readonly needle: Buffer;
}

function formsOf({ name, value }: Secret): readonly Form[] {
  const utf16 = Buffer.from(value, 'utf16le');
  const utf8 = Buffer.from(value, 'utf8');
  const forms: readonly (readonly [string, readonly (string | Buffer)[]])[] = [
    ['plain', windows(value)],
    [
      'UTF-16',
      windows(value).flatMap((part) => [Buffer.from(part, 'utf16le'), Buffer.from(part, 'utf16le').swap16()]),
    ],
    ['URL-encoded', urlForms(value)],
    ['JSON-escaped', [JSON.stringify(value).slice(1, -1), unicodeEscaped(value)]],
    ['HTML-escaped', [htmlEscaped(value)]],
    ['hex', [utf8.toString('hex'), utf8.toString('hex').toUpperCase()]],
    ['base64', [...base64Forms(utf8), ...base64Forms(utf16)]],
    ['backwards', [Array.from(value).toReversed().join('')]],
  ];
  return forms.flatMap(([form, needles]) =>
    needles.map((needle) => ({
      name: `${name} (${form})`,
      needle: typeof needle === 'string' ? Buffer.from(needle) : needle,
    })),
  );
}

/** Every stretch that is long enough to tell; of a long value (a token) one after the other. */
function windows(value: string): readonly string[] {
  const starts = Math.max(1, value.length - tellingLength + 1);
  const stride = value.length > 100 ? tellingLength : 1;
  return Array.from({ length: Math.ceil(starts / stride) }, (_, at) =>
    value.slice(at * stride, at * stride + tellingLength),
  );
}

function urlForms(value: string): readonly string[] {
  const form = new URLSearchParams({ v: value }).toString().slice(2);
  const component = encodeURIComponent(value);
  const lower = (text: string): string => text.replaceAll(/%[0-9A-F]{2}/gu, (code) => code.toLowerCase());
  return [form, component, lower(form), lower(component)];
}

function unicodeEscaped(value: string): string {
  return Array.from(value)
    .map((one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}

function htmlEscaped(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** What base64 makes of it, wherever in the encoded bytes it begins, without the characters its neighbours change. */
function base64Forms(bytes: Buffer): readonly string[] {
  return [0, 1, 2].flatMap((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    const inner = encoded.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
    return [inner, inner.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

/** Every file below a folder, with its name; `except` names what is left out, relative to the folder. */
export function filesBelow(folder: string, except: readonly string[] = []): readonly Place[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !except.includes(relative(folder, path)))
    .map((path) => ({ name: relative(folder, path), bytes: readFileSync(path) }));
}
