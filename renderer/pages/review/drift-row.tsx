import { Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { Drift, MendingWay } from '../../../electron/contract/review';
import { KeyValue } from '../../components/key-value';
import { StatusBadge, type Tone } from '../../components/status-badge';
import type { Route } from '../../state/route';
import { useRoute } from '../../state/route-context';
import { useSetupLine } from '../../state/setups-context';
import { findingRow, rowHead } from '../../styles/rows';
import { reviewText } from '../../text/review';

const useStyles = makeStyles({
  row: { ...findingRow, justifyItems: 'start' },
  head: rowHead,
  title: { fontWeight: tokens.fontWeightSemibold },
  area: { color: tokens.colorNeutralForeground2 },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalXL, maxWidth: '720px', overflowWrap: 'anywhere' },
  line: { margin: 0, maxWidth: '720px' },
});

const tones: Readonly<Record<Drift['severity'], Tone>> = {
  high: 'bad',
  medium: 'warning',
  low: 'neutral',
  unknown: 'waiting',
};

/** One thing that is not as agreed: evidence, since when, who can mend it and how. */
export function DriftRow({ drift, setup }: { drift: Drift; setup: string }) {
  const styles = useStyles();
  const { go } = useRoute();
  const draft = useSetupLine({ page: 'review', setup })?.draft ?? null;
  const { title, area, severity, evidence, why, since, who, mend, acceptable } = drift;
  const way = wayOf(mend.way, setup, draft);
  return (
    <li className={styles.row}>
      <div className={styles.head}>
        <StatusBadge tone={tones[severity]}>{reviewText.severities[severity]}</StatusBadge>
        <span className={styles.title}>{title}</span>
        <Caption1 className={styles.area}>{reviewText.areas[area]}</Caption1>
      </div>
      <ul className={styles.list}>
        {evidence.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <KeyValue
        rows={[
          { name: reviewText.why, value: why },
          { name: reviewText.since, value: reviewText.sinceText(since) },
          { name: reviewText.who, value: who },
          { name: reviewText.mend, value: mend.text },
        ]}
      />
      {mend.steps.length > 0 && (
        <>
          <p className={styles.line}>{reviewText.steps}</p>
          <ul className={styles.list}>
            {mend.steps.map(({ id, summary }) => (
              <li key={id}>{summary}</li>
            ))}
          </ul>
        </>
      )}
      {acceptable && <p className={styles.line}>{reviewText.acceptable}</p>}
      {way !== null && <Button onClick={() => go(way.route)}>{way.label}</Button>}
    </li>
  );
}

/** The page that mends it; null where it is mended elsewhere. */
function wayOf(
  way: MendingWay,
  setup: string,
  draft: string | null,
): { readonly label: string; readonly route: Route } | null {
  switch (way) {
    case 'apply':
      return draft === null ? null : { label: reviewText.toPlan, route: { page: 'checks', draft } };
    case 'prove':
      return { label: reviewText.toProof, route: { page: 'proof', setup } };
    case 'handoff':
      return { label: reviewText.toHandoff, route: { page: 'handoff', setup } };
    case 'rotate':
      return { label: reviewText.toRotation, route: { page: 'rotation', setup } };
    case 'repair':
    case 'sign':
    case 'person':
      return null;
  }
}
