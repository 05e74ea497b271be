/** A security identifier made of a recipient's GUID: stable, and of the usual form. */
export function securityIdentifier(guid: string): string {
  const hex = guid.replaceAll('-', '');
  const parts = [0, 8, 16, 24].map((at) => Number.parseInt(hex.slice(at, at + 8), 16));
  return `S-1-5-21-${parts.join('-')}`;
}
