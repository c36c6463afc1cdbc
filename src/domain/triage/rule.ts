import { z } from 'zod';
import type { Localized } from '../languages.ts';
import { POINTS } from '../questionnaire/points.ts';
import { MARKS, TIERS } from '../safety/tiers.ts';
import { BASES, SEVERITIES } from './finding.ts';

const marks = z.array(z.enum(MARKS)).min(1).optional();
const alertSchema = z.union([
  z.strictObject({ tier: z.enum(TIERS), marks }),
  z.strictObject({
    sameDay: z.literal(true),
    minutes: z.int().positive().optional(),
    marks,
    silent: z.literal(true).optional(),
    to: z.array(z.string().min(1)).min(1).optional(),
  }),
]);

const basisSchema = z.array(z.enum(BASES)).min(1);
/** A text key of `content/locales`, or null where nothing is shown (or the tier's own script speaks). */
const patientSchema = z.string().min(1).nullable();
const text = z.string().min(1);
const localizedSchema = z.strictObject({ en: text, es: text }) satisfies z.ZodType<Localized>;

/** What a rule says when `when` holds; what it leaves out, the rule says for all its branches. */
const branchSchema = z.strictObject({
  when: z.string().min(1),
  severity: z.enum(SEVERITIES),
  basis: basisSchema.optional(),
  alert: alertSchema.optional(),
  patient: patientSchema.optional(),
});
export type Branch = z.infer<typeof branchSchema>;

/** One row of the rule table, or the part of a row that reads one source. The first branch that holds wins. */
const ruleSchema = z.strictObject({
  id: z.string().min(1),
  version: z.string().min(1),
  code: z.string().min(1),
  title: z.string().min(1),
  /** Every item whose answer the conditions read. A rule without items reads the words of the turn alone. */
  items: z.array(z.string().min(1)),
  branches: z.array(branchSchema).min(1),
  basis: basisSchema,
  patient: patientSchema,
  clinician: localizedSchema,
  source: z.array(z.string().min(1)).min(1),
});
export type Rule = z.infer<typeof ruleSchema>;

const STATES = ['skipped', 'asked-unknown', 'asked-declined'] as const;

/** What an unknown answer does where no other rule says it (clinical pack 2.4). */
const unansweredSchema = z.strictObject({
  version: z.string().min(1),
  severity: z.enum(SEVERITIES),
  basis: basisSchema,
  patient: patientSchema,
  clinician: localizedSchema,
  source: z.array(z.string().min(1)).min(1),
  /** Items without ★ that are held to the same rule, by the beginning of their linkId. */
  also: z.array(z.string().min(1)),
  /** Items answered part by part: one unknown part makes the whole unknown. */
  parts: z.record(z.string(), z.array(z.string().min(1)).min(1)),
  /** Alerts that come with it, by the beginning of a linkId; the first that fits, and null is none. */
  alerts: z.record(z.string(), alertSchema.nullable()),
  /** Items whose silence alerts at one point of a session, by the beginning of their linkId. */
  atPoint: z.strictObject({ point: z.enum(POINTS), items: z.string().min(1), alert: alertSchema }),
  /** The states of an item that make no `UNANSWERED_<id>`, because another rule or the dialog takes them. */
  except: z.record(z.string(), z.array(z.enum(STATES)).min(1)),
});
export type UnansweredTable = z.infer<typeof unansweredSchema>;

/** Everything a clinician edits, as it stands in `content/rules`. */
export const ruleBookSchema = z.strictObject({
  rules: z.array(ruleSchema).min(1),
  /** "Only the highest fires": codes, strongest first, as in `BP_SEVERE > BP_UNCONTROLLED`; a comma joins equals. */
  highest: z.array(z.string().min(1)),
  unanswered: unansweredSchema,
});
export type RuleBook = z.infer<typeof ruleBookSchema>;
