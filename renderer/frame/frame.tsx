import { makeStyles, tokens } from '@fluentui/react-components';
import { Suspense, useRef, type ComponentType } from 'react';
import { ScrollerContext } from '../state/scroller';
import { Loading } from '../components/loading';
import { Notices } from '../components/notices';
import { pages } from '../pages/index';
import type { Route } from '../state/route';
import { useRoute } from '../state/route-context';
import { frameText } from '../text/frame';
import { Crash } from './crash';
import { Navigation } from './navigation';
import { SetupBar } from './setup-bar';

const narrow = '@media (max-width: 760px)';

const useStyles = makeStyles({
  frame: {
    display: 'grid',
    gridTemplateColumns: '248px minmax(0, 1fr)',
    height: '100%',
    [narrow]: { gridTemplateColumns: 'minmax(0, 1fr)', gridTemplateRows: 'auto minmax(0, 1fr)' },
  },
  main: {
    position: 'relative',
    overflowY: 'auto',
    minWidth: 0,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  skip: {
    position: 'absolute',
    left: '-9999px',
    zIndex: 10,
    ':focus': {
      left: tokens.spacingHorizontalS,
      top: tokens.spacingVerticalS,
      padding: tokens.spacingHorizontalS,
      color: tokens.colorBrandForegroundLink,
      backgroundColor: tokens.colorNeutralBackground1,
    },
  },
});

const mainId = 'page';

/** Navigation, the setup's stages, and the page. */
export function Frame() {
  const styles = useStyles();
  const { route, visit } = useRoute();
  const Shown = pages[route.page] as ComponentType<{ route: Route }>;
  const main = useRef<HTMLElement>(null);
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href={`#${mainId}`}>
        {frameText.skip}
      </a>
      <Navigation />
      <main id={mainId} key={visit} ref={main} className={styles.main}>
        <Notices />
        <SetupBar />
        <ScrollerContext value={main}>
          <Crash>
            <Suspense fallback={<Loading label={frameText.opening} />}>
              <Shown route={route} />
            </Suspense>
          </Crash>
        </ScrollerContext>
      </main>
    </div>
  );
}
