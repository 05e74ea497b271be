import { Page } from '../../components/page';
import type { PageProps } from '../index';

/** Not built yet. */
export function RunPage(_: PageProps<'run'>) {
  return <Page heading="Run" />;
}
