import type { WorldState } from '../../world/state';
import { exchangeError, invalidValue } from '../errors';
import { addressesOf, recipients } from './find';
import type { Recipient } from './find';
import { isAcceptedDomain } from './naming';

/** Checks an SMTP address for a recipient to be: form, accepted domain, nobody else has it. */
export function checkNewAddress(state: WorldState, address: string, owner: Recipient | null): void {
  if (
    !/^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[^\s@]+\.[^\s@]+$/u.test(address)
  ) {
    throw invalidValue(`"${address}" isn't a valid SMTP address.`);
  }
  if (!isAcceptedDomain(state, address)) {
    const domain = address.slice(address.lastIndexOf('@') + 1);
    throw exchangeError(
      'Microsoft.Exchange.Data.Directory.NotAcceptedDomainException',
      `You can't use the domain because it's not an accepted domain for your organization: ${domain}.`,
    );
  }
  const other = recipients(state).find(
    (one) => one !== owner && addressesOf(one).includes(address.toLowerCase()),
  );
  if (other !== undefined) {
    throw exchangeError(
      'Microsoft.Exchange.Data.Directory.ProxyAddressExistsException',
      `The proxy address "SMTP:${address}" is already being used by the proxy addresses or LegacyExchangeDN of "${other.name}". Please choose another proxy address.`,
    );
  }
}

/** Checks an alias for a recipient to be: allowed characters, nobody else has it. */
export function checkNewAlias(state: WorldState, alias: string, owner: Recipient | null): void {
  if (!/^[A-Za-z0-9!#%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#%&'*+/=?^_`{|}~-]+)*$/u.test(alias)) {
    throw invalidValue(`The alias "${alias}" contains characters that aren't allowed.`);
  }
  if (recipients(state).some((one) => one !== owner && one.alias.toLowerCase() === alias.toLowerCase())) {
    throw invalidValue(`The alias "${alias}" is already in use by another recipient.`);
  }
}

/**
 * Checks the Name of a recipient to be. Facts 3: many special characters (ö, ü, ä) are refused in the cloud; which
 * others is not said, so only plain letters, digits, spaces and a few signs pass.
 */
export function checkNewName(state: WorldState, name: string): void {
  if (!/^[A-Za-z0-9][A-Za-z0-9 .&'()_-]*$/u.test(name)) {
    throw invalidValue(`The name "${name}" contains characters that aren't allowed.`);
  }
  if (recipients(state).some((one) => one.name.toLowerCase() === name.toLowerCase())) {
    throw exchangeError(
      'Microsoft.Exchange.Data.Directory.ADObjectAlreadyExistsException',
      `The name "${name}" is already being used. Please try another name.`,
    );
  }
}

/** The alias that Exchange makes of a name: its letters, digits and plain signs. */
export function aliasOf(name: string): string {
  return name.replaceAll(/[^A-Za-z0-9_.-]/gu, '').replaceAll(/^\.+|\.+$/gu, '');
}
