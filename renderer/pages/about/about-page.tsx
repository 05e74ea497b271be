import { Page } from '../../components/page';
import type { PageProps } from '../index';

/** Not built yet. */
export function AboutPage(_: PageProps<'about'>) {
  return <Page heading="About" />;
}
