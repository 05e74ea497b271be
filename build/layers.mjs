/** Who may import whom (docs/architecture.md). Each row: a folder and all it may import besides itself. */
const layers = {
  contract: [],
  log: ['contract'],
  engine: ['contract', 'log'],
  ports: ['contract', 'log'],
  setup: ['ports', 'engine', 'contract', 'log'],
  upkeep: ['ports', 'engine', 'contract', 'log'],
  handoff: ['ports', 'engine', 'contract', 'log'],
  diagnosis: ['ports', 'engine', 'contract', 'log'],
  identity: ['ports', 'contract', 'log'],
  graph: ['ports', 'contract', 'log'],
  exchange: ['ports', 'contract', 'log'],
  credentials: ['ports', 'contract', 'log'],
  records: ['ports', 'contract', 'log'],
  services: [
    'setup',
    'upkeep',
    'handoff',
    'diagnosis',
    'identity',
    'graph',
    'exchange',
    'credentials',
    'records',
    'ports',
    'engine',
    'contract',
    'log',
  ],
  ipc: ['contract', 'log'],
  cli: ['services/services.ts', 'contract', 'log'],
  app: ['contract', 'log'],
  preload: ['contract'],
  practice: ['contract', 'exchange/cmdlet-data'],
};

/** The zones for import-x/no-restricted-paths: every folder may import itself and its row, nothing else of electron/. */
export const layerZones = [
  ...Object.entries(layers).map(([folder, allowed]) => ({
    target: `./electron/${folder}`,
    from: './electron',
    except: [`./${folder}`, ...allowed.map((path) => `./${path}`)],
    message: `electron/${folder} may import only: ${allowed.join(', ') || 'itself'} (docs/architecture.md).`,
  })),
  {
    target: './renderer',
    from: './electron',
    except: ['./contract'],
    message: 'renderer may import only electron/contract (docs/architecture.md).',
  },
];
