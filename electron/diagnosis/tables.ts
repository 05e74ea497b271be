import type { DiagnosisFamily } from '../contract/diagnosis';
import type { ErrorEntry, ErrorTable } from './entry';
import { cmdlets } from './table/cmdlets';
import { deliveryRecipient } from './table/delivery-recipient';
import { deliverySender } from './table/delivery-sender';
import { directory } from './table/directory';
import { exchangeMail } from './table/exchange-mail';
import { network } from './table/network';
import { powershell } from './table/powershell';
import { signInApplication } from './table/sign-in-application';
import { signInLibrary } from './table/sign-in-library';
import { signInPerson } from './table/sign-in-person';
import { signInRequest } from './table/sign-in-request';
import { vendorWords } from './table/vendor-words';

const tables: readonly ErrorTable[] = [
  signInApplication,
  signInRequest,
  signInPerson,
  signInLibrary,
  directory,
  exchangeMail,
  deliverySender,
  deliveryRecipient,
  cmdlets,
  powershell,
  network,
  vendorWords,
];

/** An entry with the family it stands in. */
export type KnownError = ErrorEntry & { readonly family: DiagnosisFamily };

/** Every error that is known. */
export const knownErrors: readonly KnownError[] = tables.flatMap(({ family, entries }) =>
  entries.map((entry) => ({ ...entry, family })),
);

/** The codes an entry stands for; `4.7.500-699` is a range. */
export function codesOf({ codes }: ErrorEntry): readonly string[] {
  return codes.flatMap((code) => {
    const range = /^(\d\.\d\.)(\d{1,3})-(\d{1,3})$/u.exec(code);
    if (range === null) return [code];
    const [, start = '', first = '', last = ''] = range;
    return Array.from(
      { length: Number(last) - Number(first) + 1 },
      (_, index) => `${start}${Number(first) + index}`,
    );
  });
}

/** Entries by code, in lower case. */
export const errorsByCode: ReadonlyMap<string, readonly KnownError[]> = byCode();

function byCode(): ReadonlyMap<string, readonly KnownError[]> {
  const index = new Map<string, KnownError[]>();
  for (const entry of knownErrors) {
    for (const code of codesOf(entry)) {
      const key = code.toLowerCase();
      index.set(key, [...(index.get(key) ?? []), entry]);
    }
  }
  return index;
}
