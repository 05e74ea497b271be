import { Button, Caption1, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';
import { CopyRegular } from '@fluentui/react-icons/svg/copy';
import { useEffect, useState } from 'react';
import type { HandoffPreview } from '../../../electron/contract/desk/handoff';
import { ErrorNote } from '../../components/error-note';
import { useCall } from '../../state/use-call';
import { useNow } from '../../state/use-now';
import { handoffText } from '../../text/handoff';

const useStyles = makeStyles({
  field: { display: 'grid', rowGap: tokens.spacingVerticalXXS, minWidth: 0 },
  row: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'flex-end' },
  value: { flex: '1 1 auto', minWidth: 0 },
  hint: { color: tokens.colorNeutralForeground2 },
  input: { width: '100%', minWidth: 0 },
});

type FieldView = HandoffPreview['fields'][number];

interface VendorFieldProps {
  readonly field: FieldView;
  readonly setup: string;
  /** Nothing secret may be handed over now. */
  readonly refused: boolean;
}

const shownFor = 4_000;

/** One field of the vendor's screen, with its value where it is none to keep, and a button that copies it. */
export function VendorField({ field, setup, refused }: VendorFieldProps) {
  const styles = useStyles();
  const copy = useCall('handoff.copy');
  const [copied, setCopied] = useState<{ readonly clearsAt: string | null } | null>(null);
  const copyable = field.from === 'open' || (field.from === 'sealed' && !refused);
  const run = async () => {
    setCopied(null);
    const end = await copy.run({ setup, field: field.index });
    if (end.ok) setCopied(end.value);
  };
  return (
    <div className={styles.field}>
      <div className={styles.row}>
        <Field label={field.name} className={styles.value}>
          <Input readOnly value={shownValue(field)} className={styles.input} />
        </Field>
        {copyable && (
          <Button
            icon={copied === null ? <CopyRegular /> : <CheckmarkRegular />}
            aria-label={handoffText.copy(field.name)}
            disabledFocusable={copy.pending}
            onClick={() => void run()}
          />
        )}
      </div>
      {field.note !== null && <Caption1 className={styles.hint}>{field.note}</Caption1>}
      {field.from === 'sealed' && (
        <Caption1 className={styles.hint}>
          {refused ? handoffText.sealedRefused : handoffText.sealedHint}
        </Caption1>
      )}
      {copied !== null && <CopiedNote clearsAt={copied.clearsAt} onGone={() => setCopied(null)} />}
      {copy.failure !== null && <ErrorNote failure={copy.failure} />}
    </div>
  );
}

function shownValue({ from, value }: FieldView): string {
  switch (from) {
    case 'open':
      return value ?? '';
    case 'sealed':
      return handoffText.sealedValue;
    case 'vendors-own':
      return handoffText.vendorsOwn;
    case 'file':
      return handoffText.fileValue;
  }
}

/** That it was copied; of a secret, how long until the clipboard is cleared. */
function CopiedNote({ clearsAt, onGone }: { clearsAt: string | null; onGone: () => void }) {
  const now = useNow(clearsAt === null ? null : 1_000);
  const left = clearsAt === null ? null : Date.parse(clearsAt) - now;
  const isOver = left !== null && left <= 0;
  useEffect(() => {
    if (clearsAt !== null && !isOver) return;
    const timer = setTimeout(onGone, shownFor);
    return () => clearTimeout(timer);
  }, [clearsAt, isOver, onGone]);
  return (
    <Caption1 role="status">
      {left === null ? handoffText.copied : isOver ? handoffText.cleared : handoffText.clearing(left)}
    </Caption1>
  );
}
