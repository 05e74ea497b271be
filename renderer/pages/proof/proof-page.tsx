import { Page } from '../../components/page';
import type { PageProps } from '../index';

/** Not built yet. */
export function ProofPage(_: PageProps<'proof'>) {
  return <Page heading="Proof" />;
}
