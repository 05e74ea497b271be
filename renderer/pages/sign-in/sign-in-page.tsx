import { Page } from '../../components/page';
import type { PageProps } from '../index';

/** Not built yet. */
export function SignInPage(_: PageProps<'sign-in'>) {
  return <Page heading="Sign in" />;
}
