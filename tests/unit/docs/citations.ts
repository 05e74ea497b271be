import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A section of docs/facts.md that a text cites, `6.2`, `keychain 3` or `machine 2`. */
export interface Citation {
  readonly section: string;
  readonly file: string;
}

const number = String.raw`\d+[a-z]?(?:\.\d+)?`;
const cited = new RegExp(
  String.raw`(?:\b(keychain|machine) )?\bfacts? (${number}(?:(?:, | and | or )${number}\b)*)`,
  'giu',
);

/** Every section a text cites; several numbers may follow one `facts`, and a line may break between them. */
export function citationsIn(text: string): readonly string[] {
  const flowing = text.replace(/\s*\n\s*(?:\*(?!\/)|\/\/)?\s*/gu, ' ');
  return [...flowing.matchAll(cited)].flatMap(([, kind, numbers]) =>
    [...(numbers ?? '').matchAll(new RegExp(number, 'gu'))].map(([section]) =>
      kind === undefined ? section : `${kind.toLowerCase()} ${section}`,
    ),
  );
}

/** Every text file of a folder and the folders in it. */
export function textsUnder(
  path: string,
  isText: RegExp,
): readonly { readonly file: string; readonly text: string }[] {
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    const file = join(path, entry.name);
    if (entry.isDirectory()) return textsUnder(file, isText);
    return isText.test(entry.name) ? [{ file, text: readFileSync(file, 'utf8') }] : [];
  });
}

/** Every citation in the files of a folder, with the file that cites. */
export function citationsUnder(path: string, isText = /\.(?:ts|tsx|mjs|md|json|ps1)$/u): readonly Citation[] {
  return textsUnder(path, isText).flatMap(({ file, text }) =>
    citationsIn(text).map((section) => ({ section, file })),
  );
}

/** The sections of docs/facts.md: its headings, and the numbered points of section 12. */
export function sectionsOf(text: string): ReadonlySet<string> {
  const headings = [...text.matchAll(/^#{2,3} ((?:Keychain |Machine )?\d+[a-z]?(?:\.\d+)?)\.? /gmu)];
  const toProve = text.slice(text.search(/^## 12\. /mu)).split(/^## (?!12\. )/mu)[0] ?? '';
  const points = [...toProve.matchAll(/^(\d+)\. /gmu)];
  return new Set([
    ...headings.map(([, section]) => (section ?? '').toLowerCase()),
    ...points.map(([, point]) => `12.${point ?? ''}`),
  ]);
}
