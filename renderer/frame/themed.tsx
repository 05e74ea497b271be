import {
  createDOMRenderer,
  FluentProvider,
  RendererProvider,
  webDarkTheme,
  webLightTheme,
} from '@fluentui/react-components';
import { useMemo, type ReactNode } from 'react';
import type { DeskSettings } from '../../electron/contract/desk/app';
import { useMedia } from '../state/use-media';

interface ThemedProps {
  readonly nonce: string;
  readonly theme: DeskSettings['theme'];
  readonly children: ReactNode;
}

/** Fluent's look, light or dark by the system or the setting; forced colours are the system's own. */
export function Themed({ nonce, theme, children }: ThemedProps) {
  const systemIsDark = useMedia('(prefers-color-scheme: dark)');
  const dark = theme === 'system' ? systemIsDark : theme === 'dark';
  const renderer = useMemo(
    () => createDOMRenderer(document, { styleElementAttributes: nonce === '' ? {} : { nonce } }),
    [nonce],
  );
  return (
    <RendererProvider renderer={renderer}>
      <FluentProvider theme={dark ? webDarkTheme : webLightTheme} style={{ height: '100%' }}>
        {children}
      </FluentProvider>
    </RendererProvider>
  );
}
