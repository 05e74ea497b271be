import { redactCommands } from './commands';
import { asSeen, redactHex } from './hidden';
import { redactSecrets } from './secrets';
import { redactTables } from './tables';

/** Names that fields with secrets bear in logs, scripts, settings and tables of other programs. */
const names = [
  String.raw`(?:client|app|application|shared)[ _-]?secret`,
  String.raw`secret[ _-]?(?:value|key|text|string)`,
  String.raw`(?:api|app|client|shared|account|private|access)[ _-]?key`,
  'pass(?:word|wd|phrase)',
  'pwd',
  // As the portals and logs of other languages name it.
  '(?:kenn|pass)wort|wachtwoord|contraseña|senha|mot de passe',
  String.raw`(?:access|refresh|id|auth|bearer|session)[ _-]?token`,
  String.raw`(?:certificate|pfx|key)[ _-]?(?:data|content|base64|blob)`,
  'connection[ _-]?string',
  'assertion',
].join('|');

const quoted = String.raw`"(?:\\.|[^"\\])*"?|'(?:\\.|[^'\\])*'?|@?\S+`;

/** `ClientSecret = x`, `"AppSecret": "x"`, `--client-secret x`, `| Client secret | x |`, `ClientSecret<TAB>x`. */
const named = new RegExp(
  String.raw`((?:${names})\w{0,24}(?:["'*\x60]|&quot;|%22){0,2}(?:\s{0,9}(?:=>|->|:=|[:=|：]|%3A|%3D)\s{0,9}|\t+| {2,9}))(?!["']?\[)(${quoted})`,
  'giu',
);
const argument = new RegExp(
  String.raw`((?:^|\s)--?[\w-]{0,24}(?:${names}|secret)\w{0,24}\s{1,9})(?![-$[(])(${quoted})`,
  'giu',
);
const sentence = new RegExp(
  String.raw`((?:${names}|secret)\s+(?:is|was|lautet|ist)(?:\s*:)?\s+)(?=\S{0,99}\d)(\S{8,})`,
  'giu',
);
/** `Secret: x`, `pw=x`, `password "x"`: names that much else bears too, before what looks like no word. */
const short = new RegExp(
  String.raw`((?<![\w-])(?:(?:secret|pw|credential)["']?\s{0,9}[:=]\s{0,9}|(?:${names}|secret)\s{1,3}(?=["'(]))["'(]?)(?!AADSTS|\[)(?=[^\s"')]{0,99}\d)[^\s"')]{8,}`,
  'giu',
);
/** `client_secret: |`, and the value in the lines below that are indented. */
const yamlBlock = new RegExp(
  String.raw`((?:${names}|secret)\w{0,24}["']?[ \t]{0,9}:[ \t]{0,9}[|>][+-]?\d?[ \t]{0,9}\r?\n[ \t]{1,40})\S[^\r\n]*(?:\r?\n[ \t]{1,40}\S[^\r\n]*)*`,
  'giu',
);
/** The name of a column or field, whole. */
const wholeName = new RegExp(String.raw`^(?:[\w .-]{0,24}(?:${names})[\w .-]{0,24}|secret)$`, 'iu');
const element = new RegExp(String.raw`(<(\w{0,24}(?:${names})\w{0,24})(?:\s[^<>]{0,200})?>)[^<]+`, 'giu');
const setting = new RegExp(
  String.raw`((?:key|name)\s{0,3}=\s{0,3}["'][\w:.-]{0,40}(?:${names})[\w:.-]{0,40}["']\s{1,9}value\s{0,3}=\s{0,3})("[^"]*"?|'[^']*'?)`,
  'giu',
);
const cookie = /(\b(?:set-)?cookie\s{0,9}:)[^\r\n]+/giu;
const userInfo = /(\b[a-z][a-z+.-]{1,14}:\/\/)[^\s/@"'<>]{1,300}@/giu;
const basic = /(\bbasic\s+)([A-Za-z0-9+/_-]{8,}={0,2})/giu;
const signature = /([?&](?:sig|signature|code|token|key)=)[^&\s"'<>]{12,}/giu;

/** Long base64: the bytes of a key file or a certificate, in one line or wrapped. */
const blob =
  /[A-Za-z0-9+/_-]{40,}(?:(?:\\r|\\n|\s){1,4}[A-Za-z0-9+/_-]{40,})*(?:(?:\\r|\\n|\s){1,4}[A-Za-z0-9+/_-]{4,76}(?==))?={0,2}/gu;
const blobLength = 100;
const word = /[\w~+/=-]{28,}/gu;

/**
 * A text that somebody pasted, as it may be shown again: besides what `redactSecrets` takes out, values of secret fields
 * as other programs name them, Basic credentials, addresses with a password, cookies, key files in base64, and words
 * that look drawn by lot. Rather too much than too little: it is shown to explain an error, not to be used again.
 */
export function redactPasted(text: string): string {
  const seen = redactHex(asSeen(text), redactSecrets);
  // Before the fields: of a block they would take the mark for the value.
  const blocks = seen.replace(yamlBlock, '$1[redacted]');
  const columns = redactTables(blocks, (name) => wholeName.test(name));
  const fields = redactCommands(redactSecrets(columns))
    .replace(cookie, '$1 [redacted]')
    .replace(element, '$1[redacted]')
    .replace(setting, '$1"[redacted]"')
    .replace(named, '$1[redacted]')
    .replace(argument, '$1[redacted]')
    .replace(sentence, '$1[redacted]')
    .replace(short, '$1[redacted]')
    .replace(userInfo, '$1[redacted]@')
    .replace(signature, '$1[redacted]')
    .replace(basic, (whole, start: string, value: string) =>
      Buffer.from(value, 'base64').includes(':') ? `${start}[redacted]` : whole,
    );
  return fields
    .replace(blob, (run) => (run.length >= blobLength && isMixed(run) ? '[long base64]' : run))
    .replace(word, (run) => (isDrawnByLot(run) ? '[secret]' : run));
}

function isMixed(run: string): boolean {
  return /[a-z]/u.test(run) && /[A-Z]/u.test(run) && /\d/u.test(run);
}

const guidLike = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-/iu;

/** Random text changes between small letters, capitals and figures far more often than names made of words. */
function isDrawnByLot(run: string): boolean {
  if (!isMixed(run) || !/\d[^\d]*\d/u.test(run) || guidLike.test(run)) return false;
  let changes = 0;
  for (let index = 1; index < run.length; index += 1) {
    if (kindOf(run.charCodeAt(index)) !== kindOf(run.charCodeAt(index - 1))) changes += 1;
  }
  return changes >= (run.length - 1) / 2;
}

function kindOf(code: number): number {
  if (code >= 48 && code <= 57) return 0;
  if (code >= 97 && code <= 122) return 1;
  return code >= 65 && code <= 90 ? 2 : 3;
}
