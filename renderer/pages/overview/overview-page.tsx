import { Page } from '../../components/page';
import type { PageProps } from '../index';

/** Not built yet. */
export function OverviewPage(_: PageProps<'overview'>) {
  return <Page heading="Overview" />;
}
