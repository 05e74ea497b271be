import { refuse } from './answer';
import type { SendRefusal } from './answer';

/** What of a message the practice tenant carries. */
export interface Draft {
  readonly subject: string;
  readonly body: string;
  /** Every recipient once, To before Cc before Bcc. */
  readonly recipients: readonly string[];
  readonly visible: readonly string[];
  /** Addresses of `from` and `sender`, where given. */
  readonly authors: readonly string[];
  readonly headers: readonly { readonly name: string; readonly value: string }[];
}

/** Facts 8.2: 500 recipients per message by default. */
const maximumRecipients = 500;
/** Graph takes five custom headers (K). */
const maximumHeaders = 5;

/** Reads a message as Graph would, or says why it is refused. JSON names are case-insensitive (facts 8.1). */
export function readMessage(message: Readonly<Record<string, unknown>>): Draft | SendRefusal {
  const fields = new Map(Object.entries(message).map(([name, value]) => [name.toLowerCase(), value]));
  const to = addresses(fields.get('torecipients'));
  const cc = addresses(fields.get('ccrecipients'));
  const bcc = addresses(fields.get('bccrecipients'));
  if (to === null || cc === null || bcc === null) {
    return refuse(400, 'ErrorInvalidRecipients', "At least one recipient isn't valid.");
  }
  const recipients = unique([...to, ...cc, ...bcc]);
  if (recipients.length === 0) {
    return refuse(
      400,
      'ErrorInvalidRecipients',
      "At least one recipient isn't valid., A message can't be sent because it contains no recipients.",
    );
  }
  if (recipients.length > maximumRecipients) {
    return refuse(
      400,
      'ErrorExceededMessageLimit',
      `A message can have ${maximumRecipients} recipients at most.`,
    );
  }
  const headers = readHeaders(fields.get('internetmessageheaders'));
  if ('status' in headers) return headers;
  const authors = [fields.get('from'), fields.get('sender')].filter(isPresent).map(addressOf);
  if (authors.some((author) => author === null)) {
    return refuse(400, 'ErrorInvalidRecipients', "The message's from or sender isn't valid.");
  }
  return {
    subject: text(fields.get('subject')),
    body: text(property(fields.get('body'), 'content')),
    recipients,
    visible: unique([...to, ...cc]),
    authors: authors.filter((author) => author !== null),
    headers: headers.list,
  };
}

function readHeaders(
  value: unknown,
): { readonly list: readonly { name: string; value: string }[] } | SendRefusal {
  if (!isPresent(value)) return { list: [] };
  const entries: readonly unknown[] = Array.isArray(value) ? value : [value];
  const list = entries.map((one) => ({
    name: text(property(one, 'name')),
    value: text(property(one, 'value')),
  }));
  const stray = list.find((header) => !/^x-/iu.test(header.name));
  if (stray !== undefined) {
    return refuse(
      400,
      'InvalidInternetMessageHeader',
      `The internet message header name '${stray.name}' should start with 'x-' or 'X-'.`,
    );
  }
  if (list.length > maximumHeaders) {
    return refuse(
      400,
      'InvalidInternetMessageHeaderCollection',
      `Maximum number of headers in one message should be less than or equal to ${maximumHeaders}.`,
    );
  }
  return { list };
}

/** The addresses of a recipient list; null where one of them is none. */
function addresses(value: unknown): readonly string[] | null {
  if (!isPresent(value)) return [];
  if (!Array.isArray(value)) return null;
  const found = value.map(addressOf);
  return found.every((address) => address !== null) ? found : null;
}

function addressOf(recipient: unknown): string | null {
  const address = property(property(recipient, 'emailAddress'), 'address');
  return typeof address === 'string' && /^[^\s@<>"]+@[^\s@<>".]+(?:\.[^\s@<>".]+)+$/u.test(address)
    ? address
    : null;
}

function property(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1] as unknown;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function unique(list: readonly string[]): readonly string[] {
  return [...new Map(list.map((address) => [address.toLowerCase(), address])).values()];
}
