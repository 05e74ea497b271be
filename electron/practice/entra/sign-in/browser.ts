import type { PracticeRequest } from '../../server/handler';
import type { User } from '../../world/directory-types';
import type { EntraContext } from '../context';
import { opaque } from '../sessions';
import type { SignedIn } from '../sessions';

const cookieName = 'practice-session';

function cookieOf(request: PracticeRequest): string | null {
  const cookies = (request.headers['cookie'] ?? '').split(';').map((one) => one.trim().split('='));
  return cookies.find(([name]) => name === cookieName)?.[1] ?? null;
}

/** The accounts signed in on this browser that still can. */
export function accountsOf(
  context: EntraContext,
  request: PracticeRequest,
): readonly { readonly user: User; readonly signedIn: SignedIn }[] {
  const cookie = cookieOf(request);
  const accounts = cookie === null ? [] : (context.sessions.browsers.get(cookie) ?? []);
  return accounts.flatMap((signedIn) => {
    const user = context.world.state.users.find((one) => one.id === signedIn.userId);
    return user?.accountEnabled === true && user.deletedDateTime === null ? [{ user, signedIn }] : [];
  });
}

/** Remembers a sign-in on the browser; returns the header that sets its cookie. */
export function remember(
  context: EntraContext,
  request: PracticeRequest,
  signedIn: SignedIn,
): Readonly<Record<string, string>> {
  const cookie = cookieOf(request) ?? opaque();
  const others = (context.sessions.browsers.get(cookie) ?? []).filter(
    (one) => one.userId !== signedIn.userId,
  );
  context.sessions.browsers.set(cookie, [...others, signedIn]);
  return { 'set-cookie': `${cookieName}=${cookie}; Path=/; HttpOnly; SameSite=Lax` };
}

/** Signs the browser out of everything. */
export function forget(context: EntraContext, request: PracticeRequest): void {
  const cookie = cookieOf(request);
  if (cookie !== null) context.sessions.browsers.delete(cookie);
}
