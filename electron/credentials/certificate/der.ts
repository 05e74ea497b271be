/** The tags of ASN.1 that PFX files are made of. */
export const tags = {
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  sequence: 0x30,
  set: 0x31,
  explicit0: 0xa0,
} as const;

const bmpString = 0x1e;
/** Deeper than anything a PFX needs; a trap beyond. */
const mostDepth = 20;

/** One value: tag, length in the shortest form, content. */
export function der(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(contents);
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content]);
  const size = Buffer.from(evenHex(length), 'hex');
  return Buffer.concat([Buffer.from([tag, 0x80 | size.length]), size, content]);
}

/** A whole number from 0 on. */
export function derInteger(value: number): Buffer {
  const bytes = Buffer.from(evenHex(value), 'hex');
  // A leading bit would make it negative.
  return der(tags.integer, ...((bytes[0] ?? 0) < 0x80 ? [] : [Buffer.from([0])]), bytes);
}

/** An object identifier such as `1.2.840.113549.1.7.1`. */
export function derOid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second, ...rest].flatMap((part) => {
    const groups = [part & 0x7f];
    for (let left = Math.floor(part / 128); left > 0; left = Math.floor(left / 128)) {
      groups.unshift((left & 0x7f) | 0x80);
    }
    return groups;
  });
  return der(tags.oid, Buffer.from(bytes));
}

/** Text as PFX friendly names and passphrases have it: two bytes a character, high byte first. */
export function utf16be(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}

/** A friendly name. */
export function derBmpString(text: string): Buffer {
  return der(bmpString, utf16be(text));
}

function evenHex(value: number): string {
  const hex = value.toString(16);
  return hex.length % 2 === 0 ? hex : `0${hex}`;
}

/** One value that was read; `whole` is tag, length and content. */
export interface DerNode {
  readonly tag: number;
  readonly whole: Buffer;
  readonly content: Buffer;
  /** The values inside, of a constructed one. */
  readonly children: readonly DerNode[];
}

/** Reads one value that fills all bytes. Throws Error where it does not: the caller has words for a person. */
export function readDer(bytes: Uint8Array): DerNode {
  const [node, ...more] = readAll(Buffer.from(bytes), 0);
  if (node === undefined || more.length > 0) throw new Error('Not one DER value.');
  return node;
}

function readAll(bytes: Buffer, depth: number): readonly DerNode[] {
  const nodes: DerNode[] = [];
  for (let offset = 0; offset < bytes.length;) {
    const node = readOne(bytes.subarray(offset), depth);
    nodes.push(node);
    offset += node.whole.length;
  }
  return nodes;
}

function readOne(bytes: Buffer, depth: number): DerNode {
  const [tag, short] = bytes;
  if (tag === undefined || short === undefined || depth > mostDepth) throw new Error('Cut off.');
  const sizeLength = short < 0x80 ? 0 : short & 0x7f;
  // 0: of no stated length, which is BER and not DER.
  if (short === 0x80 || sizeLength > 4 || bytes.length < 2 + sizeLength) throw new Error('No length.');
  const length = sizeLength === 0 ? short : bytes.readUIntBE(2, sizeLength);
  const start = 2 + sizeLength;
  if (start + length > bytes.length) throw new Error('Cut off.');
  const content = bytes.subarray(start, start + length);
  const children = (tag & 0x20) === 0 ? [] : readAll(content, depth + 1);
  return { tag, whole: bytes.subarray(0, start + length), content, children };
}

/** The child at each place in turn. Throws Error where there is none. */
export function childOf(node: DerNode, ...path: readonly number[]): DerNode {
  return path.reduce((at, index) => {
    const child = at.children[index];
    if (child === undefined) throw new Error('A part is missing.');
    return child;
  }, node);
}

/** A whole number that was read. Throws Error for one that cannot be a count. */
export function integerOf({ tag, content }: DerNode): number {
  if (tag !== tags.integer || content.length === 0 || content.length > 5) throw new Error('Not a number.');
  return content.readUIntBE(0, content.length);
}

/** Whether a value is this object identifier. */
export function isOid(node: DerNode, dotted: string): boolean {
  return node.whole.equals(derOid(dotted));
}
