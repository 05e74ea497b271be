import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { PersonClockRegular } from '@fluentui/react-icons/svg/person-clock';
import type { PlanDocument } from '../../../electron/contract/documents';
import { Section } from '../../components/section';
import type { Route } from '../../state/route';
import { useRoute } from '../../state/route-context';
import { operationText } from '../../text/operation';
import { planText } from '../../text/plan';
import { ranges } from './plan-steps';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', rowGap: tokens.spacingVerticalM },
  item: {
    display: 'grid',
    gridTemplateColumns: '24px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  sign: { fontSize: '20px', lineHeight: 0, color: tokens.colorStatusWarningForeground3 },
  words: { display: 'grid', rowGap: tokens.spacingVerticalXXS },
  who: { fontWeight: tokens.fontWeightSemibold },
  soft: { color: tokens.colorNeutralForeground2 },
  line: { margin: 0, overflowWrap: 'anywhere' },
});

interface WaitsListProps {
  readonly waitsFor: PlanDocument['waitsFor'];
  /** All steps, for their numbers. */
  readonly steps: readonly { readonly id: string }[];
  /** Where the next person arrives. */
  readonly then: Route;
}

/** Which steps wait for whom, and how that person goes on. Nothing where none does. */
export function WaitsList({ waitsFor, steps, then }: WaitsListProps) {
  const styles = useStyles();
  const { go } = useRoute();
  const people = waitsFor.filter(({ who }) => who !== 'time');
  if (people.length === 0) return null;
  return (
    <Section
      heading={planText.waitsTitle}
      lead={planText.waitsHow}
      actions={<Button onClick={() => go({ page: 'sign-in', then })}>{operationText.signInAsOther}</Button>}
    >
      <ul className={styles.list}>
        {people.map(({ who, reason, steps: waiting }) => (
          <li key={`${who} ${reason}`} className={styles.item}>
            <span className={styles.sign}>
              <PersonClockRegular aria-hidden />
            </span>
            <span className={styles.words}>
              <span className={styles.who}>{capital(who)}</span>
              <p className={styles.line}>{reason}</p>
              <p className={styles.soft} style={{ margin: 0 }}>
                {planText.waitsSteps(ranges(numbersOf(waiting, steps)))}
              </p>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function numbersOf(ids: readonly string[], steps: readonly { readonly id: string }[]): readonly number[] {
  const waiting = new Set(ids);
  return steps.flatMap(({ id }, index) => (waiting.has(id) ? [index + 1] : []));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
