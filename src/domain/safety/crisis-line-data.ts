import { z } from 'zod';

const localized = z.strictObject({ en: z.string().min(1), es: z.string().min(1) });
/** The same in every language, or one for each. */
const wording = z.union([z.string().min(1), localized]);
const digits = z.string().regex(/^[\d -]+$/, 'digits, with spaces or hyphens');
const region = z.string().regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/, 'an ISO 3166-2 code, for example GB-NIR');

/** `fireside` is psychedelic support, no crisis line: kept as data, never shown in a crisis (clinical pack 7.5). */
export const LINE_KINDS = ['crisis', 'dv', 'sexual', 'child', 'poison', 'fireside'] as const;

const lineSchema = z
  .strictObject({
    id: z.string().min(1),
    kind: z.enum(LINE_KINDS),
    name: wording,
    tel: digits.optional(),
    /** How the number is spoken with what the caller must press; `tel` itself where absent. */
    say: z.union([z.string().min(1), localized.partial()]).optional(),
    text: z.strictObject({ to: digits, body: z.union([z.string().min(1), localized.partial()]).optional() }).optional(),
    url: z.url({ protocol: /^https$/ }).optional(),
    /** Regions of the country where it does not exist. */
    notIn: z.array(region).optional(),
    languages: z.array(z.string().length(2)).optional(),
    notes: z.string().optional(),
    sources: z.array(z.string().min(1)).min(1),
  })
  .refine((line) => line.tel ?? line.text ?? line.url, 'a line needs a number, a text number or a site');
export type CrisisLine = z.infer<typeof lineSchema>;

const rowSchema = z.strictObject({
  /** ISO 3166-1 alpha-2, or `EU` for its members without a row of their own. */
  iso: z.string().regex(/^[A-Z]{2}$/),
  emergency: z.array(z.strictObject({ tel: digits, name: localized.optional() })).min(1),
  lines: z.array(lineSchema).min(1),
  /** Its lines are not certain to exist: texts name the directory instead. */
  directoryFirst: z.boolean().optional(),
});

/** The emergency numbers and crisis lines by country (clinical pack 7.5), re-verified each quarter. */
export const crisisLineDataSchema = z.strictObject({
  verifiedOn: z.iso.date(),
  /** What a text says where no emergency number is known. */
  local: localized,
  emergency: localized,
  /** How a text number reads: `{body}`, `{to}`. */
  sms: localized,
  smsPlain: localized,
  directory: lineSchema,
  euMembersWithoutRow: z.array(z.string().length(2)),
  rows: z.array(rowSchema).min(1),
});
export type CrisisLineData = z.infer<typeof crisisLineDataSchema>;
