import { Checkbox, makeStyles } from '@fluentui/react-components';
import type { RemovalMailbox, RemovalPlan } from '../../../electron/contract/removal';
import { ChoiceLabel } from '../../components/choice-label';
import { Section } from '../../components/section';
import { removalText } from '../../text/removal';
import { withName, type Choice } from './choice';

const useStyles = makeStyles({ list: { display: 'grid' } });

interface ChoiceListProps {
  readonly plan: RemovalPlan;
  readonly choice: Choice;
  readonly onChoose: (choice: Choice) => void;
}

/** Mailboxes and licences that were made for the setup, each chosen by itself; nothing is chosen beforehand. */
export function ChoiceList({ plan: { mailboxes, licences }, choice, onChoose }: ChoiceListProps) {
  const styles = useStyles();
  if (mailboxes.length + licences.length === 0) return null;
  return (
    <Section heading={removalText.choiceTitle} lead={removalText.choiceLead}>
      <div className={styles.list}>
        {mailboxes.map((one) => {
          const { address } = one;
          const why = whyNot(one);
          return (
            <Checkbox
              key={address}
              checked={choice.mailboxes.includes(address)}
              disabled={why !== null}
              label={
                <ChoiceLabel
                  name={removalText.deleteMailbox(address)}
                  hint={why ?? removalText.use(one)}
                  off={why !== null}
                />
              }
              onChange={(_, { checked }) =>
                onChoose({ ...choice, mailboxes: withName(choice.mailboxes, address, checked === true) })
              }
            />
          );
        })}
        {licences.map(({ user, licence }) => (
          <Checkbox
            key={user}
            checked={choice.licences.includes(user)}
            label={removalText.takeLicence(user, licence)}
            onChange={(_, { checked }) =>
              onChoose({ ...choice, licences: withName(choice.licences, user, checked === true) })
            }
          />
        ))}
      </div>
    </Section>
  );
}

function whyNot({ holds, usedBy }: RemovalMailbox): string | null {
  if (holds.length > 0) return removalText.held(holds);
  return usedBy.length > 0 ? removalText.used(usedBy) : null;
}
