import { toAppError } from '../contract/errors';
import type { PrintToPdf } from '../ports/print-to-pdf';

/** A page as PDF; null where this computer cannot print, which is told once. */
export type PrintPage = (html: string) => Promise<Uint8Array | null>;

const howElse = 'Open the page in a browser and print it from there.';

/** Printing that never fails what it belongs to: without a PDF the page itself will do. */
export function pagePrinter(print: PrintToPdf | null, note: (text: string) => void): PrintPage {
  let isTold = false;
  const tell = (why: string): null => {
    if (!isTold) note(`No PDF: ${why}`);
    isTold = true;
    return null;
  };
  return async (html) => {
    if (print === null) return tell(`no Chromium, Chrome or Edge is installed here. ${howElse}`);
    try {
      return await print(html);
    } catch (error) {
      const { message, next } = toAppError(error).facts;
      return tell(`${message} ${next ?? howElse}`);
    }
  };
}
