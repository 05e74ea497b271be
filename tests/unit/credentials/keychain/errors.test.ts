import { describe, expect, it } from 'vitest';
import { classify } from '../../../../electron/credentials/keychain/errors';

describe('what keytar says (keychain facts 3)', () => {
  it.each([
    ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'unavailable', 'keychain-missing'],
    [
      'Unknown or unsupported transport “disabled” for address “disabled:”',
      'unavailable',
      'keychain-missing',
    ],
    ['Could not connect: No such file or directory', 'unavailable', 'keychain-missing'],
    [
      'The name org.freedesktop.secrets was not provided by any .service files',
      'unavailable',
      'keychain-missing',
    ],
    [
      'Object does not exist at path "/org/freedesktop/secrets/collection/login"',
      'no-keyring',
      'keychain-missing',
    ],
    ['Cannot create an item in a locked collection', 'locked', 'keychain-failed'],
    ['Timeout was reached', 'timeout', 'keychain-failed'],
    ['User interaction is not allowed.', 'denied', 'keychain-failed'],
    ['something nobody has met', 'failed', 'keychain-failed'],
  ])('%s → %s', (message, kind, code) => {
    const { facts } = classify(message);
    expect(facts).toMatchObject({ code, serviceCode: `keychain.${kind}`, who: 'you' });
    expect(facts.next).toMatch(/\w/u);
  });
});
