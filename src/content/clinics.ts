import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Clinic } from '../domain/clinic.ts';
import { AppError } from '../domain/errors.ts';
import { LANGUAGES } from '../domain/languages.ts';
import { clinicLicenceSchema } from './clinic-forms/clinic-licence.ts';
import demo from './demo-clinic.json' with { type: 'json' };

const clinicSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,60}$/, 'small letters, digits and hyphens'),
  name: z.string().min(1).max(120),
  phone: z.string().min(3).max(40),
  region: z.string().regex(/^[A-Z]{2}$/, 'an ISO 3166-1 country, for example US'),
  zone: z.string().min(1),
  languages: z.array(z.enum(LANGUAGES)).min(1).default(['en', 'es']),
  noticeUrl: z.url(),
  origins: z.array(z.url()).default([]),
  part2Program: z.boolean().default(false),
  adequateTrialWeeks: z.union([z.literal(4), z.literal(6)]).optional(),
  minimumDoses: z.record(z.string().min(1), z.number().positive()).optional(),
  licences: z.array(clinicLicenceSchema).optional(),
});
const fileSchema = z.strictObject({ clinics: z.array(clinicSchema).min(1) });

/** The clinics of the clinics file (YAML), or the demo clinic where none is named. Every fault is named at once. */
export async function readClinics(file: string | undefined): Promise<Clinic[]> {
  if (file === undefined) return fileSchema.parse(demo).clinics;
  const parsed = fileSchema.safeParse(await readYaml(file));
  if (parsed.success) return parsed.data.clinics;
  const faults = parsed.error.issues.map((issue) => `  - ${issue.path.join('.')}: ${issue.message}`);
  throw new AppError('config.invalid', `CLINICS_FILE ${file}:\n${faults.join('\n')}`);
}

async function readYaml(file: string): Promise<unknown> {
  try {
    return parse(await readFile(file, 'utf8'));
  } catch (cause) {
    throw new AppError('config.invalid', `CLINICS_FILE ${file}: cannot be read as YAML.`, { cause });
  }
}
