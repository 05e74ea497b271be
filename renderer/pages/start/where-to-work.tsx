import { Body1, makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { CallButton } from '../../components/call-button';
import { ErrorNote } from '../../components/error-note';
import { Section } from '../../components/section';
import { useRoute } from '../../state/route-context';
import { useSettings } from '../../state/settings-context';
import { useCall } from '../../state/use-call';
import { startText } from '../../text/start';

const useStyles = makeStyles({
  choices: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(280px, 100%), 1fr))',
    gap: tokens.spacingHorizontalL,
  },
  choice: {
    display: 'flex',
    flexDirection: 'column',
    padding: tokens.spacingHorizontalXL,
    rowGap: tokens.spacingVerticalM,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  title: { margin: 0 },
  text: { flexGrow: 1, color: tokens.colorNeutralForeground2 },
  action: { alignSelf: 'flex-start' },
});

/** The first choice: practise, or work for a customer. */
export function WhereToWork() {
  const styles = useStyles();
  const { go } = useRoute();
  const settings = useSettings();
  const practise = useCall('target.choose');
  const work = useCall('target.choose');
  const cloud = settings.kind === 'ready' ? settings.value.cloud : 'global';
  const choose = async (call: typeof work, target: Parameters<typeof work.run>[0]['target']) => {
    const chosen = await call.run({ target });
    if (chosen.ok) go({ page: 'sign-in' });
  };
  const failure = practise.failure ?? work.failure;
  return (
    <Section heading={startText.where}>
      {failure !== null && <ErrorNote failure={failure} />}
      <div className={styles.choices}>
        <Choice title={startText.practiceTitle} text={startText.practiceText}>
          <CallButton
            appearance="primary"
            className={styles.action}
            call={practise}
            onClick={() => void choose(practise, { kind: 'practice' })}
          >
            {startText.practiceOpen}
          </CallButton>
        </Choice>
        <Choice title={startText.realTitle} text={startText.realText}>
          <CallButton
            className={styles.action}
            call={work}
            onClick={() => void choose(work, { kind: 'real', cloud })}
          >
            {startText.realOpen}
          </CallButton>
        </Choice>
      </div>
    </Section>
  );
}

function Choice({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  const styles = useStyles();
  return (
    <div className={styles.choice}>
      <Subtitle2 as="h3" className={styles.title}>
        {title}
      </Subtitle2>
      <Body1 className={styles.text}>{text}</Body1>
      {children}
    </div>
  );
}
