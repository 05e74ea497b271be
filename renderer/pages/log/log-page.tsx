import { Caption1 } from '@fluentui/react-components';
import { useState } from 'react';
import { CallButton } from '../../components/call-button';
import { EmptyState } from '../../components/empty-state';
import { ErrorNote } from '../../components/error-note';
import { LoadedView } from '../../components/loaded-view';
import { Page } from '../../components/page';
import { useCall } from '../../state/use-call';
import { useLoad } from '../../state/use-load';
import { logText } from '../../text/log';
import { LogLines } from './log-lines';

/** What the app did, to look at and to save. */
export function LogPage() {
  const log = useLoad('log.read', {});
  const save = useCall('log.export');
  const [savedAs, setSavedAs] = useState<string | null>(null);
  const exportLog = async () => {
    const saved = await save.run({});
    if (saved.ok) setSavedAs(saved.value.savedAs);
  };
  return (
    <Page
      wide
      heading={logText.heading}
      lead={logText.lead}
      actions={
        <CallButton call={save} onClick={() => void exportLog()}>
          {logText.export}
        </CallButton>
      }
    >
      {save.failure !== null && <ErrorNote failure={save.failure} />}
      {savedAs !== null && <Caption1 role="status">{logText.savedAs(savedAs)}</Caption1>}
      <LoadedView of={log} label={logText.reading}>
        {(lines) =>
          lines.length === 0 ? (
            <EmptyState title={logText.emptyTitle} lines={logText.emptyLines} />
          ) : (
            <LogLines lines={lines} />
          )
        }
      </LoadedView>
    </Page>
  );
}
