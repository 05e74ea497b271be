import type { TestMail } from '../../ports/mail';

export const testHeader = 'x-sendwright-test';

/** How the subject of every test mail of an application begins. */
export function subjectStart(application: string): string {
  return `[Sendwright test] ${application}`;
}

/** The subject under which the message trace finds one test mail again. */
export function subjectOf(application: string, marker: string): string {
  return `${subjectStart(application)} ${marker}`;
}

/** A test mail that says what it is, to whoever reads it. */
export function testMail(about: {
  readonly application: string;
  readonly mailbox: string;
  readonly from: string;
  readonly to: string;
  readonly marker: string;
  readonly role: 'sender' | 'outsider';
}): TestMail {
  const why =
    about.role === 'sender'
      ? `It shows that "${about.application}" may send as ${about.from}. You need not do anything.`
      : `It should NOT have arrived: "${about.application}" must not be able to send as ${about.from}. Please tell whoever is setting it up.`;
  return {
    mailbox: about.mailbox,
    to: about.to,
    subject: subjectOf(about.application, about.marker),
    text: [
      'Hello,',
      '',
      `this is a test message from Sendwright, the assistant that sets up mail sending for "${about.application}".`,
      why,
      '',
      `Mark of this test: ${about.marker}`,
    ].join('\n'),
    headers: [{ name: testHeader, value: about.marker }],
  };
}
