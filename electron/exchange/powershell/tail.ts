/** The last bytes of a stream, however much comes. */
export class Tail {
  private parts: Uint8Array[] = [];
  private length = 0;

  constructor(private readonly most = 16 * 1024) {}

  push(bytes: Uint8Array): void {
    // A copy: a slice would keep the whole piece in memory.
    const part = Uint8Array.from(bytes.subarray(Math.max(0, bytes.length - this.most)));
    this.parts.push(part);
    this.length += part.length;
    while (this.length - (this.parts[0]?.length ?? 0) >= this.most) {
      this.length -= this.parts.shift()?.length ?? 0;
    }
  }

  /** As text; a character that was cut at the beginning is a replacement character. */
  text(): string {
    return Buffer.concat(this.parts).subarray(-this.most).toString('utf8');
  }
}
