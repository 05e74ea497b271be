import { inflateSync } from 'node:zlib';
import type { PrintToPdf } from '../../electron/ports/print-to-pdf';

/** Takes the place of a browser, which needs more than a second a page. What the page says stands in it, to be scanned. */
export const quickPrinter: PrintToPdf = async (html) => Buffer.from(`%PDF-1.7 (not a real one)\n${html}`);

/** Pages, their size in points, and the title, as a PDF of Chromium tells them. */
export function readPdf(pdf: Uint8Array) {
  const text = Buffer.from(pdf).toString('latin1');
  const boxes = [...text.matchAll(/\/MediaBox\s*\[([^\]]*)\]/gu)].map(([, box]) =>
    (box ?? '').trim().split(/\s+/u).map(Number),
  );
  return { boxes, title: /\/Title\s*\(([^)]*)\)/u.exec(text)?.[1] ?? '', text: textIn(Buffer.from(pdf)) };
}

/** The text in reading order, by the letters that each font names; blanks between lines are not kept. */
function textIn(pdf: Buffer): string {
  const raw = pdf.toString('latin1');
  const objects: Objects = new Map(
    [...raw.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/gu)].map(([, id = '', body = '']) => [
      id,
      body,
    ]),
  );
  const fonts = new Map<string, ReadonlyMap<string, string>>();
  let out = '';
  for (const body of objects.values()) {
    if (!body.includes('stream\n') || /\/(?:Subtype|Length1|FunctionType)\b/u.test(body.slice(0, 200)))
      continue;
    let letters: ReadonlyMap<string, string> = new Map();
    for (const [, font, hex = ''] of streamOf(body).matchAll(/\/F(\d+) [\d.]+ Tf|<([0-9A-F]+)>/gu)) {
      if (font === undefined) {
        out += (hex.match(/.{4}/gu) ?? []).map((code) => letters.get(code) ?? '').join('');
        continue;
      }
      letters = fonts.get(font) ?? lettersOf(font, objects);
      fonts.set(font, letters);
    }
  }
  return out;
}

type Objects = ReadonlyMap<string, string>;

function streamOf(body: string): string {
  const begin = body.indexOf('stream\n');
  if (begin < 0) return '';
  const length = Number(/\/Length (\d+)/u.exec(body)?.[1] ?? 0);
  const bytes = Buffer.from(body.slice(begin + 7, begin + 7 + length), 'latin1');
  return (body.includes('/FlateDecode') ? inflateSync(bytes) : bytes).toString('latin1');
}

/** Letter by glyph of a font, from its ToUnicode map. */
function lettersOf(font: string, objects: Objects): ReadonlyMap<string, string> {
  const id = /\/ToUnicode (\d+) 0 R/u.exec(objects.get(font) ?? '')?.[1] ?? '';
  const map = streamOf(objects.get(id) ?? '');
  const letters = new Map<string, string>();
  for (const [, list = ''] of map.matchAll(/beginbfchar\n([\s\S]*?)endbfchar/gu)) {
    for (const [, code = '', letter = ''] of list.matchAll(/<(\w+)> <(\w{4})\w*>/gu)) {
      letters.set(code, String.fromCharCode(parseInt(letter, 16)));
    }
  }
  for (const [, list = ''] of map.matchAll(/beginbfrange\n([\s\S]*?)endbfrange/gu)) {
    for (const [, from = '', to = '', first = ''] of list.matchAll(/<(\w+)> <(\w+)> <(\w+)>/gu)) {
      const start = parseInt(from, 16);
      for (let code = start; code <= parseInt(to, 16); code += 1) {
        const letter = String.fromCharCode(parseInt(first, 16) + code - start);
        letters.set(code.toString(16).toUpperCase().padStart(4, '0'), letter);
      }
    }
  }
  return letters;
}
