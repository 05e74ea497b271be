import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import type { Check } from '../../../electron/contract/plan';
import { LongList } from '../../components/long-list';
import { Section } from '../../components/section';
import { checksText } from '../../text/checks';
import { canChangeSetup, countChecks, isMended, sectionsOf, withRechecked } from './check-groups';
import { CheckRow } from './check-row';
import type { Rechecks } from './use-rechecks';

/** Checks by subject, what stops everything on top. `rechecks`: null while they are still coming. */
export function CheckSections({ checks, rechecks }: { checks: readonly Check[]; rechecks: Rechecks | null }) {
  return sectionsOf(checks).map(({ of, checks: group }) => (
    <Section key={of} heading={checksText.titles[of]} lead={of === 'must' ? checksText.mustLead : undefined}>
      <LongList items={group} more={checksText.more} first={of === 'must' ? 50 : 12}>
        {(check) => <CheckRow key={check.id} check={check} rechecks={rechecks} />}
      </LongList>
    </Section>
  ));
}

/** All checks of a plan, with those that were made again since. */
export function Checks({
  checks,
  rechecks,
  onChange,
}: {
  checks: readonly Check[];
  rechecks: Rechecks;
  onChange: () => void;
}) {
  const shown = withRechecked(checks, rechecks.found, checksText.gone);
  return (
    <>
      <Section
        heading={checksText.summary(countChecks(shown))}
        actions={canChangeSetup(shown) && <Button onClick={onChange}>{checksText.change}</Button>}
      />
      {isMended(checks, shown) && (
        <MessageBar intent="success">
          <MessageBarBody>{checksText.mended}</MessageBarBody>
        </MessageBar>
      )}
      <CheckSections checks={shown} rechecks={rechecks} />
    </>
  );
}
