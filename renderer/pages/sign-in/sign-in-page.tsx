import { Page } from '../../components/page';
import { useDesk } from '../../state/desk-context';
import { signInText } from '../../text/sign-in';
import type { PageProps } from '../page-props';
import { BrowserWait } from './browser-wait';
import { DeviceCode } from './device-code';
import { SignedIn } from './signed-in';
import { SignInChoice } from './sign-in-choice';

/** Who works where: chosen, waited for, confirmed. */
export function SignInPage({ route }: PageProps<'sign-in'>) {
  const { signIn } = useDesk();
  switch (signIn.kind) {
    case 'signed-out':
      return (
        <Page heading={signInText.heading} lead={signInText.lead}>
          <SignInChoice error={signIn.error} />
        </Page>
      );
    case 'signing-in':
      return signIn.method === 'browser' ? (
        <Page heading={signInText.openedTitle} lead={signInText.openedLead}>
          <BrowserWait />
        </Page>
      ) : (
        <Page heading={signInText.codeTitle} lead={signInText.codeLead}>
          <DeviceCode code={signIn.code} />
        </Page>
      );
    case 'signed-in':
      return (
        <Page heading={signInText.signedIn} lead={signInText.signedInLead}>
          <SignedIn account={signIn.account} then={route.then ?? { page: 'start' }} />
        </Page>
      );
  }
}
