import { z } from 'zod';
import { vendorNeedsShape } from './vendor-needs';

/** Where a field's value comes from. `secret` and `certificate` point into the sealed part. */
export const fieldSources = [
  'sender',
  'senders',
  'tenantId',
  'clientId',
  'applicationName',
  'scope',
  'secret',
  'secretExpiry',
  'certificate',
  'fixed',
] as const;

const fieldSchema = z
  .strictObject({
    name: z.string().min(1).describe("The field's name, letter by letter as on the vendor's screen."),
    from: z.enum(fieldSources),
    text: z.string().min(1).optional().describe('The value; only with from: fixed.'),
    note: z.string().min(1).optional(),
  })
  .refine((field) => (field.from === 'fixed') === (field.text !== undefined), {
    path: ['text'],
    message: 'expected a text exactly where from is "fixed"',
  });

const stepSchema = z.strictObject({
  do: z.string().min(1).describe('One step, as an instruction.'),
  fields: z.literal(true).optional().describe('The table of fields is shown under this step.'),
});

/** A vendor profile: what its application needs, and how its own screen is filled in. Format 1. */
export const vendorProfileSchema = z
  .strictObject({
    format: z.literal(1),
    id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/u, 'expected lower-case letters, digits and dashes'),
    name: z.string().min(1).max(90),
    ...vendorNeedsShape,
    scope: z.string().min(1).describe('The scope string that the application asks its token for.'),
    where: z.array(z.string().min(1)).min(1).describe("The way to the vendor's screen, menu by menu."),
    fields: z.array(fieldSchema).min(1).describe("In the order of the vendor's screen."),
    steps: z.array(stepSchema).min(1),
    sentItems: z.string().min(1).describe('What happens to copies in Sent Items.'),
    notes: z.array(z.string().min(1)).default([]).describe('What a reader must know besides the steps.'),
    source: z.string().min(1).describe('What the profile was written from.'),
  })
  .superRefine((profile, context) => {
    for (const kind of profile.credentialKinds) {
      if (profile.fields.some((field) => field.from === kind)) continue;
      context.addIssue({
        code: 'custom',
        path: ['fields'],
        message: `credentialKinds names "${kind}", but no field has from: ${kind}`,
      });
    }
    if (profile.steps.filter((step) => step.fields === true).length !== 1) {
      context.addIssue({
        code: 'custom',
        path: ['steps'],
        message: 'expected exactly one step with fields: true, under which the table of fields is shown',
      });
    }
  });

export type VendorProfile = z.output<typeof vendorProfileSchema>;
export type VendorProfileFile = z.input<typeof vendorProfileSchema>;
export type ProfileField = VendorProfile['fields'][number];
