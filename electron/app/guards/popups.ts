import type { WebContents } from 'electron';

/** Pages open no windows; what leads outside is opened by main, by name. */
export function guardPopups(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
