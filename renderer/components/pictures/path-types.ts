/** The four places of the way from the application to a mailbox. */
export const pathPlaces = ['application', 'entra', 'exchange', 'mailboxes'] as const;
export type PathPlace = (typeof pathPlaces)[number];

/** How a thing on the way stands, the worst last. `by-design`: it is not there, and must not be. */
export const pathStates = [
  'by-design',
  'proven',
  'in-place',
  'planned',
  'working',
  'not-looked-at',
  'waits-time',
  'held-up',
  'waits-person',
  'unknown',
  'bypassed',
  'failed',
  'alarm',
] as const;
export type PathState = (typeof pathStates)[number];

/** What a thing on the way is; its words stand in text/pictures. */
export type PathThing =
  | 'registration'
  | 'credential'
  | 'service-principal'
  | 'grant'
  | 'pointer'
  | 'group'
  | 'scope'
  | 'role-assignment'
  | 'access-policy'
  | 'leftovers'
  | 'senders'
  | 'others';

export interface PathItem {
  readonly thing: PathThing;
  readonly state: PathState;
  /** Who or what it waits for, where the state is such. */
  readonly waitsFor: string | null;
}

export interface PathColumn {
  readonly place: PathPlace;
  readonly items: readonly PathItem[];
  /** The worst of its things. */
  readonly state: PathState;
}

/** The way of a mail, place by place. */
export interface PathPicture {
  readonly scoping: 'rbac' | 'accessPolicy';
  readonly senders: number;
  readonly columns: readonly PathColumn[];
}

/** The worse of several states; `in-place` where there is none. */
export function worst(states: readonly PathState[]): PathState {
  const rank = (state: PathState) => pathStates.indexOf(state);
  return states.reduce((a, b) => (rank(b) > rank(a) ? b : a), states[0] ?? 'in-place');
}

/** Puts things into their places; places without any stay, empty. */
export function pictureOf(
  scoping: PathPicture['scoping'],
  senders: number,
  things: Readonly<Record<PathPlace, readonly (PathItem | null)[]>>,
): PathPicture {
  const columns = pathPlaces.map((place): PathColumn => {
    const items = things[place].filter((item): item is PathItem => item !== null);
    return { place, items, state: worst(items.map((item) => item.state)) };
  });
  return { scoping, senders, columns };
}

/** Whether a mail gets no further than this place. */
export function isHeldUp(state: PathState): boolean {
  return ['waits-time', 'held-up', 'waits-person', 'unknown', 'failed'].includes(state);
}
