import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Clinic } from '../domain/clinic.ts';
import { AppError } from '../domain/errors.ts';
import { clinicFaults } from './clinic-faults.ts';
import { clinicSchema } from './clinic-schema.ts';
import demo from './demo-clinic.json' with { type: 'json' };

const fileSchema = z.strictObject({ clinics: z.array(clinicSchema).min(1) });

/** The clinics of the clinics file (YAML), or the demo clinic where none is named. Every fault is named at once. */
export async function readClinics(file: string | undefined): Promise<Clinic[]> {
  if (file === undefined) return fileSchema.parse(demo).clinics;
  const raw = await readYaml(file);
  const parsed = fileSchema.safeParse(raw);
  const issues = [...(parsed.error?.issues ?? []), ...referenceFaults(raw)];
  if (parsed.success && issues.length === 0) return parsed.data.clinics;
  const faults = issues.map(({ path, message }) => `  - ${path.join('.')}: ${message}`);
  throw new AppError('config.invalid', `CLINICS_FILE ${file}:\n${faults.join('\n')}`);
}

function referenceFaults(raw: unknown) {
  const clinics = (raw as { clinics?: unknown } | null)?.clinics;
  if (!Array.isArray(clinics)) return [];
  return clinics.flatMap((clinic, at) =>
    clinicFaults(clinic).map(({ path, message }) => ({ path: ['clinics', at, ...path], message })),
  );
}

async function readYaml(file: string): Promise<unknown> {
  try {
    return parse(await readFile(file, 'utf8'));
  } catch (cause) {
    throw new AppError('config.invalid', `CLINICS_FILE ${file}: cannot be read as YAML.`, { cause });
  }
}
