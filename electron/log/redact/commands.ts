/** A text in quotes, or up to the next blank; no variable, no other parameter. */
const value = String.raw`(?:"[^"\r\n]*"?|'[^'\r\n]*'?|(?![$(-])\S+)`;

/** Where commands and protocols carry a secret without any name beside it. What stands before it stays. */
const places: readonly RegExp[] = [
  // PowerShell: ConvertTo-SecureString "x", -String 'x'
  new RegExp(String.raw`(\bConvertTo-SecureString\s{1,9}(?:-String\s{1,9})?)${value}`, 'giu'),
  // powershell -EncodedCommand <base64>: what is in it is not looked into.
  /(\s-(?:e|ec|enc|encodedcommand)\s{1,9})[A-Za-z0-9+/]{24,}={0,2}/giu,
  // .NET: NetworkCredential("user", "x"), PSCredential('user', 'x')
  /(Credential\s{0,3}\(\s{0,3}(?:"[^"\r\n]{0,200}"|'[^'\r\n]{0,200}')\s{0,3},\s{0,3})(?:"[^"\r\n]*"?|'[^'\r\n]*'?)/gu,
  // curl -u user:x
  /(\s(?:-u|--user)\s{1,9}["']?[^\s:"']{1,200}:)(?!\/\/)[^\s"']+/gu,
  // SMTP in one line: AUTH PLAIN <base64>, AUTH LOGIN <base64>, AUTH XOAUTH2 <base64>
  /(\bAUTH\s{1,3}(?:PLAIN|LOGIN|XOAUTH2)\s{1,3})[\w+/=-]{4,}/giu,
  // SMTP, answering "Username:" or "Password:"; a log puts its own signs before each line.
  /(\b334\s{1,3}(?:UGFzc3dvcmQ6|VXNlcm5hbWU6|UGFzc3dvcmQA|VXNlciBOYW1lAA==)[^\r\n]{0,80}\r?\n(?:[^\r\n]{0,80}\s)?)[\w+/-]{4,}={0,2}(?=\s|$)/giu,
];

/** The text without passwords that stand in commands, calls and mail protocols. */
export function redactCommands(text: string): string {
  return places.reduce((rest, place) => rest.replace(place, '$1[redacted]'), text);
}
