/** The page about the app. */
export const aboutText = {
  heading: 'About Sendwright',
  reading: 'Looking at this computer',
  product: 'This app',
  version: 'Version',
  licence: 'Licence',
  host: 'Shown in',
  hosts: { electron: 'its own window', browser: 'a browser, for development' },
  computer: 'This computer',
  keychain: 'Keychain',
  powershell: 'PowerShell',
  good: 'Ready',
  bad: 'Not ready',
  keychainNeeded: 'Credentials are kept in the keychain of this computer, and nowhere else.',
  project: 'Open the project’s page',
} as const;
