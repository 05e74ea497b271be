import { CallButton } from '../../components/call-button';
import { EmptyState } from '../../components/empty-state';
import { LoadedView } from '../../components/loaded-view';
import { Page } from '../../components/page';
import { Saved } from '../../components/save';
import { useLoad } from '../../state/use-load';
import { useSave } from '../../state/use-save';
import { logText } from '../../text/log';
import { LogLines } from './log-lines';

/** What the app did, to look at and to save. */
export function LogPage() {
  const log = useLoad('log.read', {});
  const save = useSave('log.export');
  return (
    <Page
      wide
      heading={logText.heading}
      lead={logText.lead}
      actions={
        <CallButton call={save.call} onClick={() => void save.run({})}>
          {logText.export}
        </CallButton>
      }
    >
      <Saved of={save} text={logText.savedAs} />
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
