import { Page } from '../../components/page';
import type { PageProps } from '../index';

/** Not built yet. */
export function PlanPage(_: PageProps<'plan'>) {
  return <Page heading="Plan" />;
}
