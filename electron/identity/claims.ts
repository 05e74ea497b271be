/** The claims of a JWT, unverified: for showing and comparing what a token says, never for trusting it. */
export function decodeClaims(token: string): Readonly<Record<string, unknown>> | null {
  const [, payload] = token.split('.');
  if (payload === undefined) return null;
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    return typeof claims === 'object' && claims !== null ? (claims as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
