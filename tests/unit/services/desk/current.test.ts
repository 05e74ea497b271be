import { describe, expect, it } from 'vitest';
import { Current } from '../../../../electron/services/desk/current';
import { realGround } from '../../../../electron/services/desk/ground';
import type { Services } from '../../../../electron/services/services';

function current() {
  const opened: Services[] = [];
  const closed: Services[] = [];
  const session = (): Services => {
    const services = { close: async () => void closed.push(services) } as unknown as Services;
    return services;
  };
  const ground = realGround('/data', null);
  const made = new Current(ground, async () => {
    const services = session();
    opened.push(services);
    return services;
  });
  return { current: made, opened, closed, session, ground };
}

describe('the present session', () => {
  it('is opened when it is asked for, once', async () => {
    const { current: now, opened } = current();
    expect(opened).toEqual([]);
    expect(await now.services()).toBe(await now.services());
    expect(opened).toHaveLength(1);
  });

  it('is that of whoever signed in, until they sign out', async () => {
    const { current: now, closed, session } = current();
    const theirs = session();
    now.use(theirs);
    expect([await now.services(), now.isSignedIn, now.isUsing(theirs)]).toEqual([theirs, true, true]);
    now.signOut();
    expect([now.isSignedIn, now.isUsing(theirs)]).toEqual([false, false]);
    expect(closed).toEqual([]);
    await now.closeRetired();
    expect(closed).toEqual([theirs]);
    expect(await now.services()).not.toBe(theirs);
  });

  it('that nobody asked for is not opened in order to be closed', async () => {
    const { current: now, opened, closed, ground } = current();
    now.moveTo(ground);
    await now.close();
    expect([opened, closed]).toEqual([[], []]);
  });

  it('that could not be opened is tried again, and is nothing to close', async () => {
    let fails = true;
    const { session, ground } = current();
    const now = new Current(ground, async () => {
      if (fails) throw new Error('no disk');
      return session();
    });
    const first = now.services();
    now.moveTo(ground);
    await expect(first).rejects.toThrow('no disk');
    await expect(now.services()).rejects.toThrow('no disk');
    fails = false;
    expect(await now.services()).toBe(await now.services());
    await now.close();
  });
});
