import { Button } from '@fluentui/react-components';
import type { PlanDocument } from '../../../electron/contract/documents';
import { CallButton } from '../../components/call-button';
import { EmptyState } from '../../components/empty-state';
import { ErrorNote } from '../../components/error-note';
import { LoadedView } from '../../components/loaded-view';
import { LongList } from '../../components/long-list';
import { NeedsSignIn } from '../../components/operation/needs-sign-in';
import { OperationProgress } from '../../components/operation/operation-progress';
import { Page } from '../../components/page';
import { Section } from '../../components/section';
import { useRoute } from '../../state/route-context';
import { useNow } from '../../state/use-now';
import { usePlan } from '../../state/use-plan';
import { checksText } from '../../text/checks';
import type { PageProps } from '../page-props';
import { canChangeSetup, countChecks, groupChecks } from './check-groups';
import { CheckRow } from './check-row';

/** What stands in the way and what does not, before anything is written. */
export function ChecksPage({ route }: PageProps<'checks'>) {
  const { go } = useRoute();
  const plan = usePlan(route.draft);
  const now = useNow(60_000);
  const { loaded, operation, make, isBusy, isRunning } = plan;
  const found = loaded.kind === 'ready' ? loaded.value : null;
  const isReady = found !== null && found.verdict !== 'blocked' && !isRunning;
  const again = (
    <CallButton
      call={make}
      disabled={isBusy}
      appearance={found === null && !isRunning ? 'primary' : 'secondary'}
      onClick={() => void plan.start()}
    >
      {found === null ? checksText.run : checksText.again}
    </CallButton>
  );
  return (
    <Page
      heading={checksText.heading}
      lead={
        found === null
          ? checksText.never
          : checksText.read(found.plan.tenantName, found.plan.createdBy, found.plan.createdAt, now)
      }
      actions={
        found === null ? undefined : (
          <>
            {again}
            {isReady && (
              <Button appearance="primary" onClick={() => go({ page: 'plan', draft: route.draft })}>
                {checksText.toPlan}
              </Button>
            )}
          </>
        )
      }
    >
      <NeedsSignIn then={route} />
      {make.failure !== null && <ErrorNote failure={make.failure} />}
      {isRunning && operation !== null && (
        <OperationProgress operation={operation} label={checksText.running} />
      )}
      {plan.failure !== null && <ErrorNote failure={plan.failure} onRetry={() => void plan.start()} />}
      <LoadedView of={loaded} label={checksText.loading}>
        {(document) =>
          document === null ? (
            isRunning ? null : (
              <EmptyState title={checksText.emptyTitle} lines={checksText.emptyLines} actions={again} />
            )
          ) : (
            <Checks document={document} onChange={() => go({ page: 'draft', draft: route.draft })} />
          )
        }
      </LoadedView>
    </Page>
  );
}

function Checks({ document, onChange }: { document: PlanDocument; onChange: () => void }) {
  const { checks } = document.plan;
  return (
    <>
      <Section
        heading={checksText.summary(countChecks(checks))}
        actions={canChangeSetup(checks) && <Button onClick={onChange}>{checksText.change}</Button>}
      />
      {groupChecks(checks).map(({ weight, checks: group }) => (
        <Section
          key={weight}
          heading={checksText.titles[weight]}
          lead={checksText.leads[weight] ?? undefined}
        >
          <LongList items={group} more={checksText.more} first={weight === 'must' ? 50 : 12}>
            {(check) => <CheckRow key={check.id} check={check} />}
          </LongList>
        </Section>
      ))}
    </>
  );
}
