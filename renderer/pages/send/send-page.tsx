import { Page } from '../../components/page';
import type { PageProps } from '../index';

/** Not built yet. */
export function SendPage(_: PageProps<'send'>) {
  return <Page heading="Test send" />;
}
