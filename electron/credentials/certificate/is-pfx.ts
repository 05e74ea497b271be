/** Whether a file's content is that of a PFX (PKCS#12): a sequence that begins with the number 3, as RFC 7292 has it. */
export function isPfx(bytes: Uint8Array): boolean {
  const [tag, short = 0] = bytes;
  if (tag !== 0x30) return false;
  const start = 2 + (short > 0x80 ? short & 0x7f : 0);
  return bytes[start] === 0x02 && bytes[start + 1] === 1 && bytes[start + 2] === 3;
}
