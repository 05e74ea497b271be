import { Page } from '../../components/page';
import type { PageProps } from '../index';

/** Not built yet. */
export function DraftPage(_: PageProps<'draft'>) {
  return <Page heading="New setup" />;
}
