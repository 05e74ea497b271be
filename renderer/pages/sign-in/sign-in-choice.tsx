import { Caption1, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { ErrorFacts } from '../../../electron/contract/errors';
import { CallButton } from '../../components/call-button';
import { ErrorNote } from '../../components/error-note';
import { Section } from '../../components/section';
import { useDesk } from '../../state/desk-context';
import { useCall } from '../../state/use-call';
import { signInText } from '../../text/sign-in';
import { PracticeAccounts } from './practice-accounts';
import { TargetChoice } from './target-choice';

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  hint: { color: tokens.colorNeutralForeground2 },
  field: { maxWidth: '420px' },
});

/** Where, as whom, and in which way. */
export function SignInChoice({ error }: { error: ErrorFacts | null }) {
  const styles = useStyles();
  const { target, practice } = useDesk();
  const start = useCall('signIn.start');
  const [account, setAccount] = useState<string | null>(null);
  const [tenant, setTenant] = useState('');
  const accounts = practice.kind === 'ready' ? practice.accounts : [];
  const chosen = account ?? accounts[0]?.username;
  const begin = (method: 'browser' | 'device') =>
    void start.run({
      method,
      ...(target?.kind === 'practice' && chosen !== undefined ? { account: chosen } : {}),
      ...(target?.kind === 'real' && tenant.trim() !== '' ? { tenant: tenant.trim() } : {}),
    });
  const ready = target?.kind === 'real' || (target?.kind === 'practice' && practice.kind === 'ready');
  return (
    <>
      {error !== null && <ErrorNote failure={error} />}
      {start.failure !== null && <ErrorNote failure={start.failure} />}
      <TargetChoice />
      {target?.kind === 'practice' && practice.kind === 'ready' && (
        <PracticeAccounts practice={practice} chosen={chosen ?? ''} onChoose={setAccount} />
      )}
      {target?.kind === 'real' && (
        <Section heading={signInText.who} lead={signInText.realWho}>
          <Field label={signInText.tenant} hint={signInText.tenantHint} className={styles.field}>
            <Input value={tenant} onChange={(_, { value }) => setTenant(value)} spellCheck={false} />
          </Field>
        </Section>
      )}
      <div className={styles.actions}>
        <CallButton appearance="primary" call={start} disabled={!ready} onClick={() => begin('browser')}>
          {signInText.browser}
        </CallButton>
        <CallButton call={start} disabled={!ready} onClick={() => begin('device')}>
          {signInText.device}
        </CallButton>
      </div>
      <Caption1 className={styles.hint}>{signInText.deviceHint}</Caption1>
    </>
  );
}
