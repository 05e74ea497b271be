import {
  Caption1,
  Field,
  Input,
  makeStyles,
  Radio,
  RadioGroup,
  Select,
  Switch,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { DeskSettings } from '../../../electron/contract/desk/app';
import { CallButton } from '../../components/call-button';
import { ErrorNote } from '../../components/error-note';
import { Section } from '../../components/section';
import { useCall } from '../../state/use-call';
import { settingsText } from '../../text/settings';
import { signInText } from '../../text/sign-in';

const useStyles = makeStyles({
  field: { maxWidth: '480px' },
  actions: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM },
  switch: { display: 'grid', justifyItems: 'start' },
  hint: { color: tokens.colorNeutralForeground2 },
});

type Change = (part: Partial<DeskSettings>) => void;
interface PartProps {
  readonly settings: DeskSettings;
  readonly change: Change;
}
const textOf = (names: Readonly<Record<string, string>>) => Object.entries(names);

/** The settings as they are being changed; written when saved. */
export function SettingsForm({ kept, onSaved }: { kept: DeskSettings; onSaved: () => void }) {
  const styles = useStyles();
  const [settings, setSettings] = useState(kept);
  const [saved, setSaved] = useState(false);
  const write = useCall('settings.write');
  const change: Change = (part) => {
    setSaved(false);
    setSettings((before) => ({ ...before, ...part }));
  };
  const save = async () => {
    const written = await write.run(settings);
    if (!written.ok) return;
    setSettings(written.value);
    setSaved(true);
    onSaved();
  };
  const same = JSON.stringify(settings) === JSON.stringify(kept);
  return (
    <>
      <Look settings={settings} change={change} />
      <SignIn settings={settings} change={change} />
      <Exchange settings={settings} change={change} />
      <Section heading={settingsText.network}>
        <Field label={settingsText.proxy} hint={settingsText.proxyHint} className={styles.field}>
          <Input value={settings.proxy} onChange={(_, { value }) => change({ proxy: value })} />
        </Field>
      </Section>
      {write.failure !== null && <ErrorNote failure={write.failure} />}
      <div className={styles.actions}>
        <CallButton appearance="primary" call={write} disabled={same} onClick={() => void save()}>
          {settingsText.save}
        </CallButton>
        <Caption1 aria-live="polite">{saved && same ? settingsText.saved : ''}</Caption1>
      </div>
    </>
  );
}

function Look({ settings, change }: PartProps) {
  return (
    <Section heading={settingsText.look}>
      <Field label={settingsText.theme}>
        <RadioGroup
          layout="horizontal"
          value={settings.theme}
          onChange={(_, { value }) => change({ theme: value as DeskSettings['theme'] })}
        >
          {textOf(settingsText.themes).map(([value, label]) => (
            <Radio key={value} value={value} label={label} />
          ))}
        </RadioGroup>
      </Field>
    </Section>
  );
}

function SignIn({ settings, change }: PartProps) {
  const styles = useStyles();
  return (
    <Section heading={settingsText.signIn}>
      <Field label={settingsText.cloud} className={styles.field}>
        <Select
          value={settings.cloud}
          onChange={(_, { value }) => change({ cloud: value as DeskSettings['cloud'] })}
        >
          <Options names={signInText.clouds} />
        </Select>
      </Field>
      <Field label={settingsText.clientId} hint={settingsText.clientIdHint} className={styles.field}>
        <Input
          value={settings.clientId}
          spellCheck={false}
          onChange={(_, { value }) => change({ clientId: value })}
        />
      </Field>
    </Section>
  );
}

function Exchange({ settings, change }: PartProps) {
  const styles = useStyles();
  return (
    <Section heading={settingsText.exchange}>
      <Field label={settingsText.exchangeSignIn} className={styles.field}>
        <Select
          value={settings.exchangeSignIn}
          onChange={(_, { value }) => change({ exchangeSignIn: value as DeskSettings['exchangeSignIn'] })}
        >
          <Options names={settingsText.exchangeSignIns} />
        </Select>
      </Field>
      <Field label={settingsText.powershell} hint={settingsText.powershellHint} className={styles.field}>
        <Input
          value={settings.powershell}
          spellCheck={false}
          onChange={(_, { value }) => change({ powershell: value })}
        />
      </Field>
      <Field hint={settingsText.installModuleHint} className={styles.switch}>
        <Switch
          label={settingsText.installModule}
          checked={settings.installModule}
          onChange={(_, { checked }) => change({ installModule: checked })}
        />
      </Field>
    </Section>
  );
}

function Options({ names }: { names: Readonly<Record<string, string>> }) {
  return textOf(names).map(([value, label]) => (
    <option key={value} value={value}>
      {label}
    </option>
  ));
}
