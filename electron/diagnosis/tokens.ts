import { z } from 'zod';

const claimsSchema = z.looseObject({
  aud: z.union([z.string(), z.array(z.string())]).optional(),
  tid: z.string().optional(),
  appid: z.string().optional(),
  azp: z.string().optional(),
  idtyp: z.string().optional(),
  scp: z.string().optional(),
  roles: z.array(z.string()).optional(),
  exp: z.number().optional(),
});

/** What a token in the text says of itself; nobody has checked its signature. */
export interface TokenSeen {
  readonly kind: 'application' | 'person';
  readonly audience: string;
  readonly tenantId: string | null;
  readonly appId: string | null;
  readonly roles: readonly string[];
  /** ISO time. */
  readonly expires: string | null;
}

const jwt = /(?<![\w-])eyJ[\w-]{8,16000}\.(eyJ[\w-]{2,16000})(?=[."'\s]|$)/gu;
const guid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu;
const name = /^[\w.:/ -]{1,100}$/u;
const mostTokens = 3;

/** The first tokens of a text, read and never shown. */
export function tokensIn(text: string): readonly TokenSeen[] {
  const seen: TokenSeen[] = [];
  for (const match of text.matchAll(jwt)) {
    const token = tokenOf(match[1] ?? '');
    if (token !== null) seen.push(token);
    if (seen.length === mostTokens) break;
  }
  return seen;
}

function tokenOf(payload: string): TokenSeen | null {
  const claims = claimsSchema.safeParse(parsed(payload));
  if (!claims.success) return null;
  const { aud = '', tid = '', appid, azp, idtyp, scp, roles = [], exp } = claims.data;
  const audience = Array.isArray(aud) ? (aud[0] ?? '') : aud;
  const appId = appid ?? azp ?? '';
  const ends = exp === undefined ? null : new Date(exp * 1000);
  return {
    kind: idtyp === 'app' || (idtyp === undefined && scp === undefined) ? 'application' : 'person',
    audience: name.test(audience) ? audience : '',
    tenantId: guid.test(tid) ? tid.toLowerCase() : null,
    appId: guid.test(appId) ? appId.toLowerCase() : null,
    roles: roles.filter((role) => name.test(role)).slice(0, 20),
    expires: ends === null || Number.isNaN(ends.getTime()) ? null : ends.toISOString(),
  };
}

function parsed(payload: string): unknown {
  try {
    return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}
