import { z } from 'zod';
import { AppError } from '../../contract/errors';
import type { TokenProvider } from '../../ports/tokens';

const claimsSchema = z.object({ tid: z.guid() });

/**
 * The tenant of the remote connection: the `tid` of the very token that is sent with every cmdlet. Throws
 * `tenant-mismatch` where the token does not say it: then nothing may be written (design rule 9).
 */
export function remoteTenant(tokens: Pick<TokenProvider, 'exchange'>): () => Promise<string> {
  return async () => {
    const token = await tokens.exchange();
    const claims = claimsSchema.safeParse(payloadOf(token));
    if (!claims.success) {
      throw new AppError({
        code: 'tenant-mismatch',
        message: 'The Exchange sign-in does not tell which tenant it belongs to.',
        who: 'you',
        next: 'Sign in to Exchange again.',
      });
    }
    return claims.data.tid.toLowerCase();
  };
}

function payloadOf(token: string): unknown {
  try {
    return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}
