import { Field, makeStyles, Radio, RadioGroup, Select } from '@fluentui/react-components';
import { ChoiceLabel } from '../../components/choice-label';
import { ErrorNote } from '../../components/error-note';
import { Loading } from '../../components/loading';
import { Section } from '../../components/section';
import { useDesk } from '../../state/desk-context';
import { useSettings } from '../../state/settings-context';
import { useCall } from '../../state/use-call';
import { signInText } from '../../text/sign-in';

const clouds = ['global', 'gccHigh', 'dod', 'china'] as const;
const useStyles = makeStyles({ field: { maxWidth: '420px' } });

/** The practice tenant, or one of Microsoft's clouds. */
export function TargetChoice() {
  const { target, practice } = useDesk();
  const styles = useStyles();
  const choose = useCall('target.choose');
  const settings = useSettings();
  const usual = settings.kind === 'ready' ? settings.value.cloud : 'global';
  const change = (value: string) => {
    const cloud = value === 'real' ? usual : clouds.find((one) => one === value);
    void choose.run({ target: cloud === undefined ? { kind: 'practice' } : { kind: 'real', cloud } });
  };
  return (
    <Section heading={signInText.where}>
      <RadioGroup
        aria-label={signInText.whereLabel}
        value={target?.kind ?? ''}
        onChange={(_, { value }) => change(value)}
      >
        <Radio
          value="practice"
          label={<ChoiceLabel name={signInText.practice} hint={signInText.practiceHint} />}
        />
        <Radio value="real" label={<ChoiceLabel name={signInText.real} hint={signInText.realHint} />} />
      </RadioGroup>
      {target?.kind === 'real' && (
        <Field label={signInText.cloud} hint={signInText.cloudHint[target.cloud]} className={styles.field}>
          <Select value={target.cloud} onChange={(_, { value }) => change(value)}>
            {clouds.map((cloud) => (
              <option key={cloud} value={cloud}>
                {signInText.clouds[cloud]}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {choose.failure !== null && <ErrorNote failure={choose.failure} />}
      {practice.kind === 'starting' && <Loading label={signInText.starting} />}
      {practice.kind === 'failed' && (
        <ErrorNote failure={practice.error} onRetry={() => change('practice')} />
      )}
    </Section>
  );
}
