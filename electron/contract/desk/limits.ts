import { z } from 'zod';

/** Texts that the window may send, each with its end: nothing from there is taken without one. */
export const id = z.string().min(1).max(120);
export const shortText = z.string().max(320);
export const longText = z.string().max(20_000);

/** The largest message taken from the window, in characters of its JSON. */
export const largestMessage = 1_000_000;

/** No input. */
export const nothing = z.strictObject({});
/** No answer but that it is done. */
export const done = z.null();

/** What a save dialog ended with: the file's name, or null where the person changed their mind. */
export const saved = z.object({ savedAs: z.string().nullable() });
