import { Button, FluentProvider, Title1, webLightTheme } from '@fluentui/react-components';
import { createRoot } from 'react-dom/client';

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <FluentProvider theme={webLightTheme}>
      <Title1 as="h1">Empty</Title1>
      <Button>Nothing</Button>
    </FluentProvider>,
  );
}
