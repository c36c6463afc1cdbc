import { z } from 'zod';
import type { Clinic } from '../../domain/clinic.ts';
import { INSTRUMENTS, type Instrument } from '../questionnaires/licences.ts';

/** A licence as the clinics file records it; `C-SSRS`, `c-ssrs` and `cssrs` are the same instrument. */
export const clinicLicenceSchema = z.strictObject({
  instrument: z
    .string()
    .transform((name) => name.toLowerCase().replaceAll('-', ''))
    .refine((id) => INSTRUMENTS.some((known) => known.id === id && known.slot !== undefined), {
      error: `an instrument that takes a licence: ${INSTRUMENTS.filter(({ slot }) => slot !== undefined)
        .map(({ id }) => id)
        .join(', ')}`,
    }),
  licence: z.string().trim().min(1).max(500),
  electronic: z.boolean().default(false),
  recordedBy: z.string().trim().min(1).max(200),
  recordedOn: z.iso.date(),
});

/** Why a clinic may not use an instrument whose text it brings; nothing where it may. */
export function licenceFault({ id, licences = [] }: Clinic, instrument: Instrument): string | undefined {
  const own = licences.filter((licence) => licence.instrument === instrument.id);
  if (own.length === 0) return `the clinic ${id} has recorded no licence for it in the clinics file (licences)`;
  if (instrument.electronic !== true || own.some(({ electronic }) => electronic)) return undefined;
  return `the licence of the clinic ${id} is not marked for electronic use, and a chat is electronic (electronic: true)`;
}
