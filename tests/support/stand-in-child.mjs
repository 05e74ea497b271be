// A child that speaks the bridge's protocol in place of PowerShell: scripted failures, or a practice tenant behind it.
//
//   node stand-in-child.mjs SCENARIO.json [PowerShell's own arguments ending in -File SCRIPT]
import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { createInterface } from 'node:readline';
import { clearInterval, setInterval } from 'node:timers';
import { forward } from './stand-in-forward.mjs';

const [scenarioFile, ...args] = process.argv.slice(2);
const scenario = JSON.parse(readFileSync(scenarioFile, 'utf8'));
const script = basename(args[args.indexOf('-File') + 1] ?? '');
if (scenario.record !== undefined) {
  const { argv, env, pid } = process;
  appendFileSync(
    scenario.record,
    `${JSON.stringify({ start: script, argv, env, pid, folder: process.cwd() })}\n`,
  );
}

let word = '';
let beats = null;
let beatCount = 0;
let running = null;
let connection = null;
const counts = new Map();

const write = (text) => process.stdout.write(text);
const send = (frame) => {
  if (scenario.noise === true) write(`Grüße vom Modul 😀 ${Math.random()}\r\n50 % ...`);
  const text = `#sendwright:${word}#${JSON.stringify(frame)}\n`;
  write(scenario.bareFrames === true ? text : `\n${text}`);
};
const ok = (id, ...result) => send({ id, ok: true, result, warnings: [] });
const failed = (id, error) => send({ id, ok: false, error, warnings: [] });
const record = (what) => {
  if (scenario.record !== undefined) appendFileSync(scenario.record, `${JSON.stringify(what)}\n`);
};

/** The fault for the nth call of this operation or cmdlet, if the scenario has one. */
function faultOf(name) {
  const nth = (counts.get(name) ?? 0) + 1;
  counts.set(name, nth);
  const faults = scenario.faults ?? [];
  const fault = faults.find((one) => one.at === name && (one.nth ?? 1) === nth);
  if (fault?.once === undefined) return fault;
  // Over all children of a scenario: the first to come makes the mark.
  if (existsSync(fault.once)) return undefined;
  appendFileSync(fault.once, '');
  return fault;
}

const chunk = 1024 * 1024;
const floods = {
  'flood-stdout': () => {
    for (let at = 0; at < 20; at += 1) write(`${'noise '.repeat(chunk / 6)}\n`);
  },
  'flood-stderr': () => {
    for (let at = 0; at < 50; at += 1) process.stderr.write('x'.repeat(chunk));
    process.stderr.write(`\nBearer ${connection?.token ?? ''} the end\n`);
  },
};

/** Does what the scenario says is wrong; true: nothing more is answered. */
function misbehave(fault, id) {
  switch (fault.what) {
    case 'crash':
      process.exit(fault.code ?? 9);
      break;
    case 'crash-in-reply':
      process.stdout.write(`\n#sendwright:${word}#{"id":${id},"ok":true,"resu`, () => process.exit(9));
      return true;
    case 'silent':
      clearInterval(beats);
      return true;
    case 'hang':
      return true;
    case 'deaf':
      // Not even the end of its input ends it, and neither its child.
      process.stdin.removeAllListeners('end');
      lines.removeAllListeners('close');
      clearInterval(beats);
      record({ grandchild: spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)']).pid });
      return true;
    case 'unreadable':
      write(`#sendwright:${word}#{"id":\n`);
      return true;
    case 'endless':
      write('x'.repeat(fault.bytes));
      return true;
    case 'fail':
      failed(id, {
        type: 'X',
        fullyQualifiedErrorId: 'X',
        category: 'NotSpecified',
        message: 'm',
        ...fault.error,
      });
      return true;
    case 'split': {
      const bytes = Buffer.from(
        `\n#sendwright:${word}#${JSON.stringify({ id, ok: true, result: fault.rows, warnings: [] })}\r\n`,
      );
      [...bytes].forEach((byte, at) => setTimeout(() => process.stdout.write(Buffer.from([byte])), at / 20));
      return true;
    }
    default:
      floods[fault.what]?.();
  }
  return false;
}

const tenantOf = (token) => JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString('utf8'));

function connect(id, request) {
  const { accessToken, connectionUri, ...shown } = request;
  record({ connect: shown, token: accessToken === undefined ? null : 'given' });
  for (const line of scenario.signInLines ?? []) write(`${line}\n`);
  const claims = accessToken?.split('.').length === 3 ? tenantOf(accessToken) : {};
  // The module takes an application's token with the organisation, a person's with the person (facts 10.3).
  if ((claims.idtyp === 'app') !== (request.organization !== undefined)) {
    failed(id, { type: 'X', fullyQualifiedErrorId: 'X', category: 'X', message: 'whose', cmdlet: 'connect' });
    return;
  }
  connection = {
    token: accessToken,
    uri: connectionUri,
    tenantId: scenario.tenantIds?.shift() ?? claims.tid ?? scenario.tenantId,
    expires: claims.exp === undefined ? scenario.expires : new Date(claims.exp * 1000).toISOString(),
    status: 'Active',
  };
  ok(id);
}

function showConnection(id) {
  if (connection === null) {
    ok(id);
    return;
  }
  const { tenantId, expires, status } = connection;
  ok(id, {
    State: { $: 'enum', v: 'Connected' },
    TokenStatus: { $: 'enum', v: scenario.tokenStatuses?.shift() ?? status },
    TokenExpiryTimeUTC: expires === undefined ? null : { $: 'date', v: expires },
    TenantID: { $: 'guid', v: scenario.laterTenantIds?.shift() ?? tenantId },
  });
}

async function invoke(id, { cmdlet, parameters, fields }) {
  record({ invoke: cmdlet, parameters, fields });
  if (connection?.uri === undefined) {
    ok(id, ...(scenario.rows?.[cmdlet] ?? []));
    return;
  }
  const answer = await forward(connection, cmdlet, parameters, fields);
  if (answer.tokenEnded === true) connection.status = 'Expired';
  if (answer.error === undefined) send({ id, ok: true, result: answer.result, warnings: answer.warnings });
  else failed(id, { ...answer.error, cmdlet });
}

async function handle(request) {
  const { id, op } = request;
  running = id;
  if (op === 'hello') {
    word = request.word;
    beats = setInterval(() => {
      beatCount += 1;
      if (running !== null) send({ beat: beatCount, id: running });
    }, request.beatMs);
  }
  const fault = faultOf(op === 'invoke' ? request.cmdlet : op);
  if (
    fault !== undefined &&
    misbehave({ ...fault, error: { cmdlet: request.cmdlet ?? op, ...fault.error } }, id)
  )
    return;
  switch (op) {
    case 'hello': {
      const { version = '7.6.1', edition = 'Core', languageMode = 'FullLanguage', protocol = 1 } = scenario;
      ok(id, { protocol, version, edition, platform: 'stand-in', languageMode, processId: process.pid });
      break;
    }
    case 'load':
      record({ load: request.manifest, version: request.version });
      ok(id);
      break;
    case 'connect':
      connect(id, request.connect);
      break;
    case 'connection':
      showConnection(id);
      break;
    case 'disconnect':
      connection = null;
      ok(id);
      break;
    case 'invoke':
      await invoke(id, request);
      break;
  }
  running = null;
}

/** The scripts that answer once. */
function answerOnce(request) {
  word = request.word;
  record({ once: script, ...request, word: undefined });
  const installed = {
    version: request.version,
    prerelease: null,
    manifest: `${request.folder}/installed.psd1`,
  };
  const found = scenario.modules ?? [{ version: '3.10.1', prerelease: null, manifest: '/modules/EXO.psd1' }];
  send({ id: 0, ok: true, result: script === 'install-module.ps1' ? [installed] : found, warnings: [] });
  process.exitCode = 0;
}

if (scenario.onStart === 'blocked') {
  process.stderr.write(
    `${script} kann nicht geladen werden, da die Datei nicht digital signiert ist.\n    + CategoryInfo          : Sicherheitsfehler: (:) [], PSSecurityException\n    + FullyQualifiedErrorId : UnauthorizedAccess\n`,
  );
  process.exit(1);
}
if (scenario.onStart === 'constrained') {
  process.stdout.write('sendwright-bridge: ConstrainedLanguage\n');
  process.exit(64);
}
if (scenario.onStart === 'crash') process.exit(134);

const lines = createInterface({ input: process.stdin });
let queue = Promise.resolve();
lines.on('line', (line) => {
  const request = JSON.parse(line);
  if (/[^\x20-\x7e]/u.test(line)) record({ notAscii: true });
  queue = queue.then(() => (script === 'bridge.ps1' ? handle(request) : answerOnce(request)));
});
lines.on('close', () => {
  if (script === 'bridge.ps1') process.exit(0);
});
