import { Caption1, makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  label: { display: 'grid', maxWidth: '640px' },
  name: { color: tokens.colorNeutralForeground1 },
  off: { color: tokens.colorNeutralForegroundDisabled },
  hint: { color: tokens.colorNeutralForeground3 },
});

interface ChoiceLabelProps {
  readonly name: string;
  readonly hint: string;
  /** It cannot be chosen; the hint says why. */
  readonly off?: boolean;
}

/** Label of a radio button or checkbox: its name, and under it what choosing it means. */
export function ChoiceLabel({ name, hint, off = false }: ChoiceLabelProps) {
  const styles = useStyles();
  return (
    <span className={styles.label}>
      <span className={off ? styles.off : styles.name}>{name}</span>
      <Caption1 className={styles.hint}>{hint}</Caption1>
    </span>
  );
}
