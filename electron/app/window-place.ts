import { smallestWindow, usualWindow } from './window-options';

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where the window was when it was last closed; the rectangle is that of the window before it was maximized. */
export interface WindowPlace extends Rectangle {
  readonly maximized: boolean;
}

/** So much of a window's upper edge must be on a screen, in pixels, that a person can take hold of it. */
const handle = { width: 120, height: 40 };

/**
 * Where to put the window: as it was, cut down to the screen it is on; in the usual size and where the system
 * likes it, if it never was anywhere or that screen is gone.
 */
export function placeWindow(
  kept: WindowPlace | null,
  screens: readonly Rectangle[],
): Partial<Rectangle> & { readonly width: number; readonly height: number } {
  const screen = kept === null ? undefined : screens.find((one) => canBeTaken(kept, one));
  if (kept === null || screen === undefined) return usualWindow;
  const width = clamp(kept.width, smallestWindow.width, screen.width);
  const height = clamp(kept.height, smallestWindow.height, screen.height);
  return { x: kept.x, y: kept.y, width, height };
}

function canBeTaken(window: Rectangle, screen: Rectangle): boolean {
  const left = Math.max(window.x, screen.x);
  const right = Math.min(window.x + window.width, screen.x + screen.width);
  const isEdgeOn = window.y >= screen.y && window.y + handle.height <= screen.y + screen.height;
  return isEdgeOn && right - left >= handle.width;
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(Math.min(value, most), Math.min(least, most));
}
