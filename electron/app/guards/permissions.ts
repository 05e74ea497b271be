import type { Session } from 'electron';

/** The one thing a page may do besides showing itself: put text on the clipboard when a person clicks. */
const granted = 'clipboard-sanitized-write';

/** Refuses camera, location, notifications, devices and whatever else a page could ask for. */
export function guardPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer) =>
    // The types name only what can be asked for today.
    answer((permission as string) === granted),
  );
  session.setPermissionCheckHandler((_contents, permission) => permission === granted);
  session.setDevicePermissionHandler(() => false);
}
