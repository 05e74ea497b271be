import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { LongList } from '../../components/long-list';
import { Section } from '../../components/section';
import { numberText, rangeText } from '../../text/format';
import { planText } from '../../text/plan';
import { groupSteps, type PlannedStep, type ShownSteps } from './plan-steps';
import { StepCard } from './step-card';

/** The steps of a plan by place; alike ones are folded. */
export function StepList({ document }: { document: ShownSteps }) {
  return groupSteps(document).map(({ where, entries }) => (
    <Section key={where} heading={planText.groups[where]}>
      <LongList items={entries} first={60} more={planText.more}>
        {(entry) => <Entry key={entry[0]?.step.id} entry={entry} />}
      </LongList>
    </Section>
  ));
}

function Entry({ entry }: { entry: readonly PlannedStep[] }) {
  const [open, setOpen] = useState(false);
  const [first] = entry;
  const last = entry.at(-1);
  if (first === undefined || last === undefined) return null;
  if (entry.length === 1) return <StepCard planned={first} />;
  const isRun = last.number - first.number === entry.length - 1;
  return (
    <StepCard
      planned={first}
      summary={planText.many(first.step.kind, entry.length)}
      numbers={isRun ? rangeText(first.number, last.number) : `${numberText(first.number)} …`}
    >
      <div>
        <Button appearance="subtle" size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {planText.showAll(entry.length)}
        </Button>
      </div>
      {open && (
        <LongList items={entry} first={20} more={planText.more}>
          {(one) => <StepCard key={one.step.id} planned={one} />}
        </LongList>
      )}
    </StepCard>
  );
}
