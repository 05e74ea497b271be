import type { Locator, Page } from 'playwright';

/** What every page of the window has, found by role and name alone. */
export class AppPage {
  constructor(protected readonly page: Page) {}

  get account(): Locator {
    return this.page.getByRole('region', { name: 'Signed in' });
  }

  /** The page without what is around it. */
  get main(): Locator {
    return this.page.getByRole('main');
  }

  heading(name: string | RegExp): Locator {
    return this.page.getByRole('heading', { name });
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name }).first();
  }

  text(words: string | RegExp): Locator {
    return this.main.getByText(words).first();
  }

  /** Opens one of the places of the navigation. */
  async open(place: 'Setups' | 'Diagnose' | 'Settings' | 'Log' | 'About'): Promise<void> {
    const places = this.page.getByRole('navigation', { name: 'Places' });
    await places.getByRole('button', { name: place }).click();
  }

  /** Opens the setup of this application from the list. */
  async openSetup(application: string): Promise<void> {
    await this.open('Setups');
    await this.main.getByRole('button', { name: application }).click();
    await this.heading(application).waitFor();
  }
}
