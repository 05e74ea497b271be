import { Page } from '../../components/page';
import type { PageProps } from '../index';

/** Not built yet. */
export function StartPage(_: PageProps<'start'>) {
  return <Page heading="Setups" />;
}
