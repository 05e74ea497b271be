// npm start. The desktop app comes with a later version; until then this says what works, and exits 3.
process.stdout.write(
  [
    'The desktop app comes with a later version of Sendwright. What works today:',
    '',
    '  npm run demo                        the whole job on a practice tenant, nothing real is touched',
    '  npm run -s sendwright -- --help     the same core on the command line',
    '',
  ].join('\n'),
);
process.exit(3);
