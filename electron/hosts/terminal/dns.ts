import { Resolver } from 'node:dns/promises';
import { AppError } from '../../contract/errors';
import type { DnsLookups } from '../../ports/surroundings';

/** Codes of a name that is not there, or has no record of this kind. */
const nothingThere = new Set(['ENOTFOUND', 'ENODATA']);

/** The computer's own resolvers; short patience, since nothing hangs on the answer. */
export function systemDns(): DnsLookups {
  const resolver = new Resolver({ timeout: 2_000, tries: 2 });
  const ask = async <T>(lookup: () => Promise<T>, nothing: T): Promise<T> => {
    try {
      return await lookup();
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? '';
      if (nothingThere.has(code)) return nothing;
      throw new AppError(
        { code: 'offline', message: `No resolver of this computer answered (${code || 'unknown'}).` },
        { cause: error },
      );
    }
  };
  return {
    txt: async (name) =>
      ask(async () => (await resolver.resolveTxt(name)).map((pieces) => pieces.join('')), []),
    cname: async (name) => ask(async () => (await resolver.resolveCname(name))[0] ?? null, null),
  };
}
