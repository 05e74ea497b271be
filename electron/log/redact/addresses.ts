import { createHash } from 'node:crypto';

const address = /([\p{L}\p{N}._%+'-]{1,64})(@|%40)([\p{L}\p{N}](?:[\p{L}\p{N}-]*\.)+[\p{L}\p{N}-]{2,})/giu;

/**
 * The text with the people in its mail addresses shortened: `invoices@contoso.example` becomes
 * `i[3fa9c1]@contoso.example`. The same address always gives the same mark, so that addresses can be told apart.
 */
export function shortenAddresses(text: string): string {
  return text.replace(address, (_match, local: string, at: string, domain: string) => {
    const mark = createHash('sha256').update(`${local}@${domain}`.toLowerCase()).digest('hex').slice(0, 6);
    return `${local.slice(0, 1)}[${mark}]${at}${domain}`;
  });
}
