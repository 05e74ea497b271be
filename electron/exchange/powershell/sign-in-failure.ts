import { AppError } from '../../contract/errors';
import type { BridgeFailure, ConnectRequest } from './protocol';
import { blockedByFailure, shortened } from './refusals';

/** Reads a refusal of Entra out of a text; null where there is none. The host gives the one of its own sign-in. */
export type ReadRefusal = (text: string) => AppError | null;

/**
 * The AppError for a Connect-ExchangeOnline that failed: Entra's refusal by its number where there is one, else with
 * the module's own words and what else can be tried.
 */
export function signInError(
  failure: BridgeFailure,
  request: Pick<ConnectRequest, 'signIn' | 'organization'>,
  readRefusal: ReadRefusal,
): AppError {
  return blockedByFailure(failure) ?? readRefusal(failure.message) ?? refused(failure, request);
}

const otherWays: Readonly<Record<ConnectRequest['signIn'], string>> = {
  browser: '--exchange-sign-in device (a code on another device) or token',
  device: '--exchange-sign-in browser or token',
  token: '--exchange-sign-in browser, the module’s own sign-in',
};

/** An application has one way alone, and what it lacks there is a right. */
const asApplication =
  'See that the application holds Exchange.ManageAsApp and its directory role (sendwright unattended); a role that was just given takes up to 15 minutes.';

function refused(
  failure: BridgeFailure,
  { signIn, organization }: Pick<ConnectRequest, 'signIn' | 'organization'>,
): AppError {
  if (failure.fullyQualifiedErrorId.includes('SendwrightBridge.NotTheStandIn')) {
    return new AppError({
      code: 'invalid-input',
      message: 'A practice tenant is reached through PowerShell with the stand-in module alone.',
      who: 'you',
      next: 'Name its manifest in SENDWRIGHT_EXO_MODULE, or leave --exchange powershell out.',
    });
  }
  if (failure.fullyQualifiedErrorId.includes('SendwrightBridge.OnlyTheStandIn')) {
    return new AppError({
      code: 'invalid-input',
      message: 'SENDWRIGHT_EXO_MODULE names the stand-in module, which knows practice tenants alone.',
      who: 'you',
      next: 'Unset SENDWRIGHT_EXO_MODULE: the real module is then found.',
    });
  }
  const type = failure.type.slice(failure.type.lastIndexOf('.') + 1);
  return new AppError({
    code: 'not-signed-in',
    message: 'The sign-in to Exchange Online did not work.',
    who: 'you',
    next: organization === undefined ? `Try again; if it stays, try ${otherWays[signIn]}.` : asApplication,
    serviceCode: type,
    serviceMessage: shortened(failure.message),
  });
}
