const applications: Readonly<Record<string, string>> = {
  ostendo: 'Ostendo Continuum',
  autologyx: 'Autologyx Catalyst',
  elegere: 'eLegere',
};

/** The setup file that the demo writes and then works from: two senders, one of them to be created. */
export function demoSetupFile(job: { readonly mode: string; readonly vendor: string }): string {
  const application = applications[job.vendor] ?? 'Payroll Cloud';
  return `# The wanted state of one setup. No secret belongs in here.
application: ${application}
vendor: ${job.vendor}
tenant: contoso.example
scoping: ${job.mode}
senders:
  - address: invoices@contoso.example
  - address: payroll-notification@contoso.example
    create: shared
    displayName: Payroll notification
outsider: ceo@contoso.example   # must be refused in the proof
credential: ${credentialOf(job.vendor)}
`;
}

function credentialOf(vendor: string): string {
  return vendor === 'elegere' ? '{ kind: certificate, months: 12 }' : '{ kind: secret, months: 6 }';
}
