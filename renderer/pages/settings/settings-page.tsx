import { LoadedView } from '../../components/loaded-view';
import { Page } from '../../components/page';
import { useSettings } from '../../state/settings-context';
import { settingsText } from '../../text/settings';
import { SettingsForm } from './settings-form';

/** What a person can change about Sendwright itself. */
export function SettingsPage() {
  const settings = useSettings();
  return (
    <Page heading={settingsText.heading} lead={settingsText.lead}>
      <LoadedView of={settings} label={settingsText.reading}>
        {(kept) => <SettingsForm kept={kept} onSaved={settings.reload} />}
      </LoadedView>
    </Page>
  );
}
