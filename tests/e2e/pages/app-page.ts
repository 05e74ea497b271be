import type { Locator, Page } from 'playwright';

/** What every page of the window has: navigation, the account, the heading. Found by role and name alone. */
export class AppPage {
  constructor(protected readonly page: Page) {}

  get heading(): Locator {
    return this.page.getByRole('heading', { level: 1 });
  }

  get account(): Locator {
    return this.page.getByRole('region', { name: 'Signed in' });
  }

  /** Opens one of the places of the navigation. */
  async open(place: 'Setups' | 'Settings' | 'Log' | 'About'): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name: place }).click();
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name });
  }
}
