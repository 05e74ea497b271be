import { useEffect, useMemo, useSyncExternalStore, type ReactNode } from 'react';
import type { Bridge } from '../electron/contract/desk/bridge';
import { createApi, type Api } from './api/create-api';
import { Loading } from './components/loading';
import { ErrorNote } from './components/error-note';
import { Frame } from './frame/frame';
import { Themed } from './frame/themed';
import { ApiContext } from './state/api-context';
import { DeskContext } from './state/desk-context';
import { createDeskStore } from './state/desk-store';
import { HeadingFocusProvider } from './state/heading-focus';
import type { Route } from './state/route';
import { RouteProvider } from './state/route-context';
import { SettingsProvider } from './state/settings-context';
import { SetupsProvider } from './state/setups-context';
import { frameText } from './text/frame';

interface AppProps {
  readonly bridge: Bridge;
  /** Of the page's content security policy; without it no style applies. */
  readonly nonce: string;
  /** Where it opens; left out: at the start page. */
  readonly start?: Route;
}

/** The whole window, over whatever bridge it is given. */
export function App({ bridge, nonce, start }: AppProps) {
  const api = useMemo(() => createApi(bridge), [bridge]);
  return (
    <ApiContext value={api}>
      <SettingsProvider>
        {(theme) => (
          <Themed nonce={nonce} theme={theme}>
            <RouteProvider {...(start === undefined ? {} : { start })}>
              <HeadingFocusProvider>
                <Desk api={api}>
                  <Frame />
                </Desk>
              </HeadingFocusProvider>
            </RouteProvider>
          </Themed>
        )}
      </SettingsProvider>
    </ApiContext>
  );
}

function Desk({ api, children }: { api: Api; children: ReactNode }) {
  const store = useMemo(() => createDeskStore(api), [api]);
  useEffect(() => store.start(), [store]);
  const view = useSyncExternalStore(store.subscribe, store.view);
  switch (view.kind) {
    case 'loading':
      return <Loading label={frameText.starting} />;
    case 'failed':
      return <ErrorNote failure={view.failure} onRetry={store.retry} />;
    case 'ready':
      return (
        <DeskContext value={view.state}>
          <SetupsProvider>{children}</SetupsProvider>
        </DeskContext>
      );
  }
}
