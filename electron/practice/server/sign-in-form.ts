/** One form of a sign-in page, as a script needs it. */
export interface PageForm {
  /** What the page asks: username, password, mfa, consent, form-post ... */
  readonly step: string;
  readonly action: string;
  /** Hidden fields with their values. */
  readonly hidden: Readonly<Record<string, string>>;
}

/** What a page of the practice tenant says: a form to fill in, or an end. */
export interface ReadPage {
  readonly form: PageForm | null;
  /** The error sentence that the page shows, if any. */
  readonly error: string | null;
  readonly end: 'done' | 'error' | null;
}

function plain(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

function attribute(tag: string, name: string): string | null {
  const value = new RegExp(`\\s${name}="([^"]*)"`, 'u').exec(tag)?.[1];
  return value === undefined ? null : plain(value);
}

/** Reads a page that the practice tenant itself made; not a general reader of HTML. */
export function readPage(page: string): ReadPage {
  const open = /<form\s[^>]*data-step="[^"]*"[^>]*>/u.exec(page);
  const end = /data-end="(done|error)"/u.exec(page)?.[1];
  const error = /role="alert"[^>]*>([^<]*)</u.exec(page)?.[1];
  const read = {
    error: error === undefined ? null : plain(error).trim(),
    end: end === 'done' || end === 'error' ? end : null,
  } as const;
  if (open === null) return { ...read, form: null };
  const inside = page.slice(open.index, page.indexOf('</form>', open.index));
  const hidden = [...inside.matchAll(/<input\s[^>]*type="hidden"[^>]*>/gu)].map(
    ([tag]) => [attribute(tag, 'name') ?? '', attribute(tag, 'value') ?? ''] as const,
  );
  return {
    ...read,
    form: {
      step: attribute(open[0], 'data-step') ?? '',
      action: attribute(open[0], 'action') ?? '',
      hidden: Object.fromEntries(hidden),
    },
  };
}
