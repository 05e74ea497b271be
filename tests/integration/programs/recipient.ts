import { createPrivateKey } from 'node:crypto';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import { certificateMaker } from '../../../electron/credentials/certificate/make';
import { readIdentity } from '../../../electron/credentials/recipient/identity';
import { sealCms } from '../../../electron/credentials/recipient/cms';
import { openCms } from '../../../electron/credentials/recipient/open-cms';
import { readRecipient } from '../../../electron/credentials/recipient/read-recipient';
import { identityOpener, recipientSealer } from '../../../electron/credentials/recipient/sealers';

/** Seals to an age recipient and to a certificate and opens both again; prints what another host needs to judge it. */
async function main(): Promise<void> {
  const now = new Date();
  const content = new Map([['credential.json', new TextEncoder().encode('{"value":"x"}')]]);
  const identity = await generateIdentity();
  const recipient = readRecipient(Buffer.from(await identityToRecipient(identity)), 'a.pub', now);
  const sealed = await recipientSealer(recipient).seal(content);
  const opener = identityOpener(await readIdentity(Buffer.from(identity), 'a.key', null));
  const { privateKey, certificate } = await certificateMaker().make({
    name: 'Northwind',
    bits: 2048,
    notBefore: now,
    notAfter: new Date(now.getTime() + 86_400_000),
  });
  const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' });
  const cms = sealCms(Buffer.from('content'), Buffer.from(certificate, 'base64'));
  process.stdout.write(
    `${JSON.stringify({
      ageOpens: Buffer.from((await opener.open(sealed)).get('credential.json') ?? []).toString(),
      cmsOpens: openCms(cms, key)?.toString(),
      ...{ identity, privateKey },
      ...{ age: Buffer.from(sealed).toString('base64'), cms: cms.toString('base64') },
    })}\n`,
    () => process.exit(0),
  );
}

main().catch((error: unknown) => {
  process.stderr.write(String(error instanceof Error ? error.stack : error));
  process.exit(1);
});
