/** Where the window can be. A draft is named by its draft's id, what was applied by its setup's. */
export type Route =
  | { readonly page: 'start' }
  | { readonly page: 'sign-in'; readonly then?: Route }
  | { readonly page: 'due' }
  | { readonly page: 'settings' }
  | { readonly page: 'log' }
  | { readonly page: 'about' }
  /** Null: no setup is chosen. */
  | { readonly page: 'diagnose'; readonly setup: string | null }
  /** New setup, or an old one being changed. Null: not saved yet. */
  | { readonly page: 'draft'; readonly draft: string | null }
  | { readonly page: 'checks'; readonly draft: string }
  | { readonly page: 'plan'; readonly draft: string }
  | { readonly page: 'run'; readonly draft: string }
  | { readonly page: 'overview'; readonly setup: string }
  | { readonly page: 'proof'; readonly setup: string }
  | { readonly page: 'handoff'; readonly setup: string }
  | { readonly page: 'send'; readonly setup: string }
  | { readonly page: 'go-live'; readonly setup: string }
  | { readonly page: 'rotation'; readonly setup: string }
  | { readonly page: 'review'; readonly setup: string }
  | { readonly page: 'removal'; readonly setup: string };
export type PageName = Route['page'];
export type RouteOf<P extends PageName> = Extract<Route, { page: P }>;

export const firstRoute: Route = { page: 'start' };

/** Two routes that show the same. */
export function sameRoute(one: Route, other: Route): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
