import { Page } from '../../components/page';
import type { PageProps } from '../index';

/** Not built yet. */
export function HandoffPage(_: PageProps<'handoff'>) {
  return <Page heading="Handoff" />;
}
