import { Button } from '@fluentui/react-components';
import { lazy, Suspense } from 'react';
import type { SetupLine } from '../../../electron/contract/desk/setups';
import { CallButton } from '../../components/call-button';
import { EmptyState } from '../../components/empty-state';
import { ErrorNote } from '../../components/error-note';
import { Loading } from '../../components/loading';
import { LoadedView } from '../../components/loaded-view';
import { Page } from '../../components/page';
import { useDesk } from '../../state/desk-context';
import { useRoute } from '../../state/route-context';
import { useSetups } from '../../state/setups-context';
import { useCall } from '../../state/use-call';
import { startText } from '../../text/start';
import { countDue } from './setup-order';
import { WhereToWork } from './where-to-work';

/** With its search and its rows it is more than all else of this page, and before the first setup there is none. */
const SetupTable = lazy(() => import('./setup-table').then((part) => ({ default: part.SetupTable })));

/** All setups on this computer; before there is any, how it goes and where to work. */
export function StartPage() {
  const { target } = useDesk();
  const setups = useSetups();
  const { go } = useRoute();
  const open = useCall('setups.import');
  const openFile = async () => {
    const opened = await open.run({});
    if (opened.ok && opened.value !== null) go({ page: 'draft', draft: opened.value.id });
  };
  const create = () => go({ page: 'draft', draft: null });
  const lines = setups.kind === 'ready' ? setups.value : [];
  const first = setups.kind === 'ready' && lines.length === 0;
  const lead = first ? startText.promise : setups.kind === 'ready' ? leadOf(lines) : undefined;
  const ready = target !== null;
  return (
    <Page
      heading={first && !ready ? startText.welcome : startText.heading}
      lead={lead}
      actions={
        setups.kind === 'ready' && (
          <>
            <CallButton call={open} onClick={() => void openFile()}>
              {startText.openFile}
            </CallButton>
            {ready && (
              <Button appearance="primary" onClick={create}>
                {startText.newSetup}
              </Button>
            )}
          </>
        )
      }
    >
      {open.failure !== null && <ErrorNote failure={open.failure} />}
      {!ready && <WhereToWork />}
      <LoadedView of={setups} label={startText.reading}>
        {(all) =>
          all.length === 0 ? (
            <FirstSteps />
          ) : (
            <Suspense fallback={<Loading label={startText.reading} />}>
              <SetupTable lines={all} />
            </Suspense>
          )
        }
      </LoadedView>
    </Page>
  );
}

function leadOf(lines: readonly SetupLine[]): string {
  return startText.lead(lines.length, countDue(lines));
}

function FirstSteps() {
  const { target } = useDesk();
  const title = target === null ? startText.how : startText.emptyTitle;
  return <EmptyState title={title} lines={startText.emptySteps} steps />;
}
