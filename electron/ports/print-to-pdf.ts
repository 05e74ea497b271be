/**
 * Prints a page (HTML, complete by itself) as PDF, A4, without the network. Throws AppError `unsupported` where it cannot
 * this time. A host that never can has none.
 */
export type PrintToPdf = (html: string) => Promise<Uint8Array>;
