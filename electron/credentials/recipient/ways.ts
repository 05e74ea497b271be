import type { WayToOpen } from '../../contract/handoff';
import type { Recipient } from './recipient';

/** Where the commands put what they open: outside the folder that was handed over. */
const opened = '../credential.zip';

/** How each tool that a vendor may have opens the sealed part, command by command, run in the handoff folder. */
export function waysToOpen(kind: Recipient['kind'], file: string): WayToOpen[] {
  const sendwright: WayToOpen = {
    tool: 'Sendwright, which also checks and tests it',
    commands: [`sendwright open . --identity-file YOUR-KEY --credential-file ../credential.json`],
  };
  if (kind === 'age') {
    return [
      {
        tool: 'age (or rage), on any system',
        commands: [`age --decrypt --identity YOUR-KEY.txt --output ${opened} ${file}`],
      },
      sendwright,
    ];
  }
  return [
    {
      tool: 'OpenSSL, on any system',
      commands: [`openssl cms -decrypt -binary -inform DER -in ${file} -inkey YOUR-KEY.pem -out ${opened}`],
    },
    {
      tool: 'Windows PowerShell, where the certificate lies with its key in your own store',
      commands: [
        'Add-Type -AssemblyName System.Security',
        '$cms = New-Object Security.Cryptography.Pkcs.EnvelopedCms',
        `$cms.Decode([IO.File]::ReadAllBytes("$PWD\\${file}"))`,
        '$cms.Decrypt()',
        '[IO.File]::WriteAllBytes("$PWD\\..\\credential.zip", $cms.ContentInfo.Content)',
      ],
    },
    sendwright,
  ];
}
