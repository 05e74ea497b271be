import { Page } from '../../components/page';
import type { PageProps } from '../index';

/** Not built yet. */
export function SettingsPage(_: PageProps<'settings'>) {
  return <Page heading="Settings" />;
}
