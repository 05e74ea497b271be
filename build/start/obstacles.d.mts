/** What stands in the way of a window, and what to do. */
export interface Obstacle {
  readonly reason: string;
  readonly next: readonly string[];
}

export function obstacles(computer: {
  readonly platform: NodeJS.Platform;
  readonly user: number | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly electron: string | null;
}): Obstacle[];

export function obstacleText(found: readonly Obstacle[]): string;

export function earlyEnd(end: {
  readonly code: number | null;
  readonly signal: string | null;
  readonly said: string;
}): Obstacle | null;
