/** Text made safe for HTML content and quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/gu, (character) => `&#${character.charCodeAt(0)};`);
}

/** Markup whose every `${}` was escaped, unless it is markup itself. */
export class Markup {
  constructor(readonly text: string) {}
}

type Part = string | number | Markup | readonly Markup[];

/** Tagged template: escapes all values but markup made by this tag. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const rendered = parts.map((part) => {
    if (part instanceof Markup) return part.text;
    if (typeof part === 'object') return part.map((one) => one.text).join('');
    return escapeHtml(String(part));
  });
  return new Markup(strings.map((text, index) => text + (rendered[index] ?? '')).join(''));
}

/** Nothing, as markup. */
export const nothing = new Markup('');
