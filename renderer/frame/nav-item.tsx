import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

const useStyles = makeStyles({
  item: {
    width: '100%',
    justifyContent: 'flex-start',
    fontWeight: tokens.fontWeightRegular,
    paddingLeft: tokens.spacingHorizontalM,
    position: 'relative',
  },
  here: {
    fontWeight: tokens.fontWeightSemibold,
    backgroundColor: tokens.colorNeutralBackground1Selected,
    '::before': {
      content: '""',
      position: 'absolute',
      left: '2px',
      top: '8px',
      bottom: '8px',
      width: '3px',
      borderRadius: tokens.borderRadiusCircular,
      backgroundColor: tokens.colorCompoundBrandForeground1,
      forcedColorAdjust: 'none',
    },
  },
});

interface NavItemProps {
  readonly icon: ReactElement;
  readonly here: boolean;
  readonly onClick: () => void;
  readonly children: string;
}

/** One place in the navigation. */
export function NavItem({ icon, here, onClick, children }: NavItemProps) {
  const styles = useStyles();
  return (
    <Button
      appearance="subtle"
      icon={icon}
      className={mergeClasses(styles.item, here && styles.here)}
      aria-current={here ? 'page' : undefined}
      onClick={onClick}
    >
      {children}
    </Button>
  );
}
