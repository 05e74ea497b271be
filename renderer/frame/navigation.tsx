import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { CalendarClockRegular } from '@fluentui/react-icons/svg/calendar-clock';
import { DocumentBulletListRegular } from '@fluentui/react-icons/svg/document-bullet-list';
import { InfoRegular } from '@fluentui/react-icons/svg/info';
import { ListBarRegular } from '@fluentui/react-icons/svg/list-bar';
import { NavigationRegular } from '@fluentui/react-icons/svg/navigation';
import { SettingsRegular } from '@fluentui/react-icons/svg/settings';
import { StethoscopeRegular } from '@fluentui/react-icons/svg/stethoscope';
import { useState, type ReactElement } from 'react';
import type { Route } from '../state/route';
import { useRoute } from '../state/route-context';
import { frameText } from '../text/frame';
import { product } from '../text/product';
import { Account } from './account';
import { NavItem } from './nav-item';

const narrow = '@media (max-width: 760px)';

const useStyles = makeStyles({
  side: {
    display: 'flex',
    flexDirection: 'column',
    minHeight: 0,
    overflowY: 'auto',
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    [narrow]: {
      borderRight: 'none',
      borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
      padding: tokens.spacingHorizontalS,
    },
  },
  top: { display: 'flex', alignItems: 'center', justifyContent: 'space-between' },
  name: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  menu: { display: 'none', [narrow]: { display: 'inline-flex' } },
  inside: { display: 'flex', flexDirection: 'column', flexGrow: 1 },
  folded: { [narrow]: { display: 'none' } },
  list: {
    listStyleType: 'none',
    margin: `${tokens.spacingVerticalM} 0`,
    padding: 0,
    display: 'grid',
    rowGap: tokens.spacingVerticalXXS,
  },
  grow: { flexGrow: 1 },
});

const places: readonly { readonly route: Route; readonly label: string; readonly icon: ReactElement }[] = [
  { route: { page: 'start' }, label: frameText.start, icon: <ListBarRegular /> },
  { route: { page: 'due' }, label: frameText.due, icon: <CalendarClockRegular /> },
  { route: { page: 'diagnose', setup: null }, label: frameText.diagnose, icon: <StethoscopeRegular /> },
  { route: { page: 'settings' }, label: frameText.settings, icon: <SettingsRegular /> },
  { route: { page: 'log' }, label: frameText.log, icon: <DocumentBulletListRegular /> },
  { route: { page: 'about' }, label: frameText.about, icon: <InfoRegular /> },
];

const outside = ['due', 'diagnose', 'settings', 'log', 'about', 'sign-in'];

/** The places of the app, and who is signed in where. On a narrow window it folds behind a button. */
export function Navigation() {
  const styles = useStyles();
  const { route, go } = useRoute();
  const [open, setOpen] = useState(false);
  const current = outside.includes(route.page) ? route.page : 'start';
  return (
    <header className={styles.side}>
      <div className={styles.top}>
        <span className={styles.name}>{product.name}</span>
        <Button
          className={styles.menu}
          appearance="subtle"
          icon={<NavigationRegular />}
          aria-label={frameText.menu}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        />
      </div>
      <div className={`${styles.inside} ${open ? '' : styles.folded}`}>
        <nav aria-label={frameText.places} className={styles.grow}>
          <ul className={styles.list}>
            {places.map((place) => (
              <li key={place.label}>
                <NavItem
                  icon={place.icon}
                  here={place.route.page === current}
                  onClick={() => {
                    setOpen(false);
                    go(place.route);
                  }}
                >
                  {place.label}
                </NavItem>
              </li>
            ))}
          </ul>
        </nav>
        <Account />
      </div>
    </header>
  );
}
