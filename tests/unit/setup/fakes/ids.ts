/** Ids in the shape Entra gives them, readable in a failing test. */
export function guid(kind: number, number: number): string {
  return `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

export const tenantId = guid(1, 1);
export const graphResourceId = guid(2, 1);
export const exchangeResourceId = guid(2, 2);
/** Not the world-wide id: the code must look it up. */
export const mailSendId = guid(3, 1);
export const ewsFullAccessId = guid(3, 2);
export const strangeExchangeRoleId = guid(3, 3);
