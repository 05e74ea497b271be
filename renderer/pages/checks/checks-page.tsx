import { Page } from '../../components/page';
import type { PageProps } from '../index';

/** Not built yet. */
export function ChecksPage(_: PageProps<'checks'>) {
  return <Page heading="Checks" />;
}
