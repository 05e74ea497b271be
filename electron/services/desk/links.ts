import type { links } from '../../contract/desk/sign-in';
import { AppError } from '../../contract/errors';
import type { DeskContext } from './context';
import { setupOfKey } from './setup-of-key';

type Link = (typeof links)[number];

const documentation: Readonly<Partial<Record<Link, string>>> = {
  'docs-rbac': 'https://learn.microsoft.com/exchange/permissions-exo/application-rbac',
  'docs-access-policy': 'https://learn.microsoft.com/exchange/permissions-exo/application-access-policies',
  'docs-powershell': 'https://learn.microsoft.com/powershell/exchange/exchange-online-powershell-v2',
};

/** The address behind a name. Throws AppError `not-found` where there is none now. */
export async function addressOf(desk: DeskContext, link: Link, setup: string | undefined): Promise<string> {
  const known = documentation[link];
  if (known !== undefined) return known;
  const { store, current } = desk;
  const { signIn } = store.state;
  const { practice, cloud } = current.ground;
  if (link === 'sign-in-code' && signIn.kind === 'signing-in' && signIn.code !== null) {
    return signIn.code.page;
  }
  if (link === 'practice-outbox' && practice !== null) return practice.info.outbox;
  if (link === 'entra-application' && setup !== undefined && practice === null) {
    const { clientId } = (await setupOfKey(desk, setup)).record.objects;
    if (clientId !== undefined) {
      return `${cloud.portal}/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Overview/appId/${encodeURIComponent(clientId)}`;
    }
  }
  throw new AppError({
    code: 'not-found',
    message: 'This page is not to be had now.',
    who: 'you',
    next: 'Go on without it.',
  });
}
