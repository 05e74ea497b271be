/** Shorter values would be found in innocent text; nothing real is that short. */
const shortest = 4;

/** Secrets this process holds, with how often each was registered. */
const registered = new Map<string, number>();
let forms: readonly string[] = [];

/**
 * From now on the value is taken out of everything that is redacted: as it is, URL- and form-encoded, in base64 (also
 * inside a longer base64 text), JSON- and XML-escaped. Returns the function that ends it. A value of fewer than
 * 4 characters is not registered.
 */
export function registerSecret(value: string): () => void {
  if (value.length < shortest) return () => undefined;
  count(value, 1);
  let ended = false;
  return () => {
    if (!ended) count(value, -1);
    ended = true;
  };
}

/** Forgets every one: for who uses one process several times over, as tests do. */
export function forgetRegistered(): void {
  registered.clear();
  forms = [];
}

/** The text without any registered secret. */
export function redactRegistered(text: string): string {
  return forms.reduce((rest, form) => rest.replaceAll(form, '[secret]'), text);
}

function count(value: string, change: number): void {
  const left = (registered.get(value) ?? 0) + change;
  if (left > 0) registered.set(value, left);
  else registered.delete(value);
  // The longest first: one form may contain another.
  forms = [...new Set([...registered.keys()].flatMap(formsOf))].sort((a, b) => b.length - a.length);
}

/** All spellings of a secret that programs write. */
function formsOf(value: string): readonly string[] {
  const url = wellFormed(value) ? [encodeURIComponent(value)] : [];
  const form = new URLSearchParams({ v: value }).toString().slice(2);
  const json = JSON.stringify(value).slice(1, -1);
  const spellings = [
    value,
    ...url,
    ...url.map(lowerEscapes),
    form,
    lowerEscapes(form),
    json,
    JSON.stringify(json).slice(1, -1),
    xml(value),
    ...base64Forms(value),
  ];
  return spellings.filter((spelling) => spelling.length >= shortest);
}

function wellFormed(value: string): boolean {
  return !/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(value);
}

function lowerEscapes(text: string): string {
  return text.replace(/%[0-9A-F]{2}/gu, (escape) => escape.toLowerCase());
}

function xml(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** The part of the base64 text that depends on the value alone, for each of the three ways it can be aligned. */
function base64Forms(value: string): readonly string[] {
  const bytes = Buffer.from(value, 'utf8');
  const aligned = [0, 1, 2].map((offset) => {
    const text = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replace(/=+$/u, '');
    const first = Math.ceil((offset * 8) / 6);
    const last = Math.floor(((offset + bytes.length) * 8) / 6);
    return text.slice(first, last);
  });
  const whole = bytes.toString('base64');
  const standard = [whole, ...aligned].filter((form) => form.length >= 6);
  return [...standard, ...standard.map((form) => form.replaceAll('+', '-').replaceAll('/', '_'))];
}
