import { Page } from '../../components/page';
import type { PageProps } from '../index';

/** Not built yet. */
export function LogPage(_: PageProps<'log'>) {
  return <Page heading="Log" />;
}
