import { makeStyles, tokens } from '@fluentui/react-components';
import type { StatusRow } from '../../../electron/contract/desk/setups';
import { EmptyState } from '../../components/empty-state';
import { KeyValue } from '../../components/key-value';
import { LoadedView } from '../../components/loaded-view';
import { LongList } from '../../components/long-list';
import { Page } from '../../components/page';
import { ExpiryTimeline } from '../../components/pictures/expiry-timeline';
import { SaveButton } from '../../components/save';
import { Section } from '../../components/section';
import { useSetups } from '../../state/setups-context';
import { useNow } from '../../state/use-now';
import { dueText } from '../../text/due';
import { planText } from '../../text/plan';
import { applied, byEnd, byReview, dueThen, type Due } from './due-model';
import { DueRow } from './due-row';

const useStyles = makeStyles({ soft: { margin: 0, color: tokens.colorNeutralForeground2 } });

/** So many credentials fit into one picture; the rest ends later. */
const mostEnds = 30;
const mostReviews = 12;

/** What needs somebody over all setups and customers, and the dates to come. */
export function DuePage() {
  const setups = useSetups();
  const rows = setups.kind === 'ready' ? applied(setups.value) : [];
  const [now, soon] = [dueThen(rows, 'now').length, dueThen(rows, 'soon').length];
  return (
    <Page heading={dueText.heading} lead={rows.length === 0 ? undefined : dueText.lead(now, soon)}>
      <LoadedView of={setups} label={dueText.reading}>
        {(lines) => <Dates rows={applied(lines)} />}
      </LoadedView>
    </Page>
  );
}

function Dates({ rows }: { rows: readonly StatusRow[] }) {
  const styles = useStyles();
  const now = useNow(60_000);
  if (rows.length === 0) return <EmptyState title={dueText.emptyTitle} lines={dueText.emptyLines} />;
  const ends = byEnd(rows);
  const reviews = byReview(rows).slice(0, mostReviews);
  return (
    <>
      <DueList rows={rows} due="now" heading={dueText.now} />
      <DueList rows={rows} due="soon" heading={dueText.soon} />
      {ends.length > 0 && (
        <Section heading={dueText.ends}>
          <ExpiryTimeline
            lines={ends.slice(0, mostEnds).map(({ id, application, tenantName, credential }) => ({
              ...{ id, name: `${application} · ${tenantName}` },
              ...{ kind: credential.kind, ends: credential.expires },
            }))}
            now={now}
          />
          {ends.length > mostEnds && (
            <p className={styles.soft}>{dueText.endsMore(ends.length - mostEnds)}</p>
          )}
        </Section>
      )}
      {reviews.length > 0 && (
        <Section heading={dueText.reviews}>
          <KeyValue
            rows={reviews.map(({ application, tenantName, review }) => ({
              name: `${application} · ${tenantName}`,
              value: dueText.reviewDue(review.next, review.isOverdue),
            }))}
          />
        </Section>
      )}
      <SaveButton channel="setups.calendar" input={{}} label={dueText.calendar} text={dueText.savedAs} />
    </>
  );
}

function DueList({ rows, due, heading }: { rows: readonly StatusRow[]; due: Due; heading: string }) {
  const shown = dueThen(rows, due);
  if (shown.length === 0) return null;
  return (
    <Section heading={heading}>
      <LongList items={shown} first={40} more={planText.more}>
        {(row) => <DueRow key={row.id} row={row} />}
      </LongList>
    </Section>
  );
}
