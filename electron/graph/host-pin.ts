import { AppError } from '../contract/errors';

/** The token goes to one host only: every address is checked against it before a request is made. */
export const pinnedUrl = {
  /** The cloud's Graph as origin. Throws AppError `invalid-input` where it is not plain https. */
  base(graphUrl: string): string {
    const url = new URL(graphUrl);
    if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') {
      throw new AppError({
        code: 'invalid-input',
        message: 'The address of Microsoft Graph must be an https address.',
      });
    }
    return url.origin;
  },

  /** A path under `/v1.0`, or a nextLink, as full address. Throws AppError `refused` for any other host. */
  resolve(base: string, target: string): string {
    if (target.startsWith('/')) return `${base}/v1.0${target}`;
    const url = new URL(target);
    if (url.origin === base && url.pathname.startsWith('/v1.0/') && url.username === '') return url.href;
    throw new AppError({
      code: 'refused',
      message: `An answer pointed to ${url.host}; the sign-in is good for ${new URL(base).host} alone, so it was not followed.`,
    });
  },
};
