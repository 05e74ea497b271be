import type { CommonOptions } from '../../cli/context';
import { senseless } from './senseless';

type Named = 'exchangeSignIn' | 'exchangeClientId' | 'delegatedOrganization' | 'installModule';

const spelt: Readonly<Record<Named, string>> = {
  exchangeSignIn: '--exchange-sign-in',
  exchangeClientId: '--exchange-client-id',
  delegatedOrganization: '--delegated-organization',
  installModule: '--install-module',
};

/** Throws AppError `invalid-input` for options of Exchange that make no sense together, before anything else happens. */
export function refuseSenseless(options: CommonOptions): void {
  const { practice, exchange, exchangeAs, exchangeSignIn, exchangeClientId, delegatedOrganization } = options;
  if (exchange === 'practice' && practice === undefined) {
    throw senseless(
      '--exchange practice works on a practice tenant alone.',
      'Add --practice INFO, or leave --exchange out.',
    );
  }
  const throughPowerShell =
    (exchange ?? (practice === undefined ? 'powershell' : 'practice')) === 'powershell';
  const given = (Object.keys(spelt) as Named[]).find((name) => options[name] !== undefined);
  if (given !== undefined && !throughPowerShell) {
    const way = exchange === 'none' ? 'is left out' : 'is reached through the practice tenant';
    throw senseless(
      `${spelt[given]} is for Exchange through PowerShell, and here Exchange ${way}.`,
      `Leave ${spelt[given]} out, or add --exchange powershell.`,
    );
  }
  if (exchange === 'none' && exchangeAs !== undefined) {
    throw senseless(
      '--exchange none leaves Exchange out, so nobody signs in to it.',
      'Leave --exchange-as out, or --exchange none.',
    );
  }
  if (practice !== undefined && options.cloud !== 'global') {
    throw senseless(
      `A practice tenant is in no cloud of Microsoft: --cloud ${options.cloud} leads nowhere there.`,
      'Leave --cloud out.',
    );
  }
  if (practice !== undefined && exchangeSignIn !== undefined && exchangeSignIn !== 'token') {
    throw senseless(
      `A practice tenant is signed in to with a token, not with --exchange-sign-in ${exchangeSignIn}.`,
      'Leave --exchange-sign-in out.',
    );
  }
  if (practice !== undefined && delegatedOrganization !== undefined) {
    throw senseless(
      'A practice tenant has no partners: --delegated-organization leads nowhere there.',
      'Leave --delegated-organization out.',
    );
  }
  if (exchangeClientId !== undefined && exchangeSignIn !== 'token' && practice === undefined) {
    throw senseless(
      '--exchange-client-id counts only where the token is ours; the module signs in with its own client.',
      'Add --exchange-sign-in token, or leave --exchange-client-id out.',
    );
  }
  if (delegatedOrganization !== undefined && !/^[\w-]+(?:\.[\w-]+)+$/u.test(delegatedOrganization)) {
    throw senseless(
      `${delegatedOrganization} is no domain.`,
      'Name the customer’s tenant by a domain of it, e.g. --delegated-organization contoso.onmicrosoft.com.',
    );
  }
}
