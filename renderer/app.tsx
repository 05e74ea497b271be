import { useSyncExternalStore, type ReactNode } from 'react';
import type { Bridge } from '../electron/contract/desk/bridge';
import { createApi, type Api } from './api/create-api';
import { Loading } from './components/loading';
import { ErrorNote } from './components/error-note';
import { Frame } from './frame/frame';
import { Themed } from './frame/themed';
import { ApiContext } from './state/api-context';
import { useBackToWork } from './state/back-to-work';
import { DeskContext } from './state/desk-context';
import { createDeskStore, type DeskStore } from './state/desk-store';
import { HeadingFocusProvider } from './state/heading-focus';
import type { Route } from './state/route';
import { RouteProvider } from './state/route-context';
import { SettingsProvider } from './state/settings-context';
import { SetupsProvider } from './state/setups-context';
import { frameText } from './text/frame';

/** The way to main, and main's state. */
export interface OpenedApp {
  readonly api: Api;
  readonly store: DeskStore;
}

/** Asks for main's state at once: it is on its way while the first picture is made. Once for a page. */
export function openApp(bridge: Bridge): OpenedApp {
  const api = createApi(bridge);
  const store = createDeskStore(api);
  store.start();
  return { api, store };
}

interface AppProps {
  readonly app: OpenedApp;
  /** Of the page's content security policy; without it no style applies. */
  readonly nonce: string;
  /** Where it opens; left out: at the start page. */
  readonly start?: Route;
}

/** The whole window, over whatever bridge it was opened. */
export function App({ app: { api, store }, nonce, start }: AppProps) {
  return (
    <ApiContext value={api}>
      <SettingsProvider>
        {(theme) => (
          <Themed nonce={nonce} theme={theme}>
            <RouteProvider {...(start === undefined ? {} : { start })}>
              <HeadingFocusProvider>
                <Desk store={store}>
                  <Shown />
                </Desk>
              </HeadingFocusProvider>
            </RouteProvider>
          </Themed>
        )}
      </SettingsProvider>
    </ApiContext>
  );
}

function Shown() {
  useBackToWork();
  return <Frame />;
}

function Desk({ store, children }: { store: DeskStore; children: ReactNode }) {
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
