/** Whether a text is a GUID, as ids of tenants, applications and objects are; in letters of either size. */
export function isGuid(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu.test(text);
}
