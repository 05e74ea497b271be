/** What one operation asks of the signed-in person and why; docs/permissions.md is checked against this table. */
export interface GraphOperation {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Path template under `/v1.0`. */
  readonly path: string;
  /** Delegated scopes the token must carry; asked for only when the operation is used. */
  readonly scopes: readonly string[];
  /** The least directory role besides; null where any member may. */
  readonly role: string | null;
  readonly why: string;
  /** Section of the Microsoft facts it rests on. */
  readonly facts: string;
}

/** `line`: verb and path, as `GET /me`. */
export function operation(
  line: string,
  scopes: readonly string[],
  role: string | null,
  why: string,
  facts: string,
): GraphOperation {
  const [method, path] = line.split(' ', 2) as [GraphOperation['method'], string];
  return { method, path, scopes, role, why, facts };
}

export const cloudAppAdmin = 'Cloud Application Administrator';
export const privilegedRoleAdmin = 'Privileged Role Administrator';
