// What keeps a window from being opened on this computer: pure, so that each case can be tested on any.

const browserInstead = 'npm run dev:browser';

/**
 * Each obstacle with its reason and what to do. `user` is the number of the user on Linux and macOS; `electron` is
 * the reason why there is no Electron, or null.
 */
export function obstacles({ platform, user, environment, electron }) {
  const found = [];
  if (electron !== null) {
    found.push({
      reason: electron,
      next: [
        'With a network that reaches github.com: npx install-electron',
        'Behind a mirror: set ELECTRON_MIRROR. With an Electron of your own: set ELECTRON_OVERRIDE_DIST_PATH to its folder.',
      ],
    });
  }
  if (platform === 'linux' && user === 0) {
    found.push({
      reason:
        'You are root. Electron does not run as root with its sandbox on, and Sendwright never switches the sandbox off.',
      next: ['Start it as an ordinary user.'],
    });
  }
  if (platform === 'linux' && !environment.DISPLAY && !environment.WAYLAND_DISPLAY) {
    found.push({
      reason: 'There is no display: neither DISPLAY nor WAYLAND_DISPLAY is set, so no window can be shown.',
      next: ['Start it in a desktop session, or with a display forwarded (ssh -X).'],
    });
  }
  return found;
}

/** The obstacles as text, with what works all the same. */
export function obstacleText(found) {
  const lines = ['The window of Sendwright cannot be opened here.', ''];
  for (const { reason, next } of found) lines.push(`  ${reason}`, ...next.map((line) => `    ${line}`), '');
  lines.push(
    'What works here:',
    '',
    `  ${browserInstead.padEnd(34)}  the same pages in a browser on this computer, with the practice tenant`,
    `  ${'npm run demo'.padEnd(34)}  the whole job on a practice tenant, in this terminal`,
    `  ${'npm run -s sendwright -- --help'.padEnd(34)}  the same core on the command line`,
    '',
  );
  return lines.join('\n');
}

/**
 * Why Electron ended before it had a window, by how it ended and what it said last; null where it simply ended.
 * A shell's 127 is a library that is missing; an abort right at the start is the sandbox of the system.
 */
export function earlyEnd({ code, signal, said }) {
  const library = /error while loading shared libraries: (\S+?):/u.exec(said)?.[1];
  if (library !== undefined) {
    return {
      reason: `Electron needs ${library}, which is not installed.`,
      next: [
        'On Debian or Ubuntu: apt-get install libgtk-3-0 libnss3 libasound2 libgbm1 libxss1 libatk-bridge2.0-0 libdrm2 libnotify4',
      ],
    };
  }
  if (/sandbox/iu.test(said) && (signal !== null || code !== 0)) {
    return {
      reason:
        'This system does not let Electron make its sandbox, and Sendwright never switches the sandbox off.',
      next: [
        'As root, once: chown root chrome-sandbox && chmod 4755 chrome-sandbox, in the folder of Electron,',
        'or allow unprivileged user namespaces (sysctl kernel.unprivileged_userns_clone, AppArmor).',
      ],
    };
  }
  if (/Missing X server|cannot open display/iu.test(said)) {
    return { reason: 'The display cannot be opened.', next: ['Check DISPLAY or WAYLAND_DISPLAY.'] };
  }
  return null;
}
