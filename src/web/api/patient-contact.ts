import { z } from 'zod';
import { newPatient } from '../../domain/care/new-patient.ts';
import type { Patient } from '../../domain/care/patient.ts';
import { AppError } from '../../domain/errors.ts';
import { LANGUAGES } from '../../domain/languages.ts';
import type { ApiParts } from './api-parts.ts';
import { identity } from './patient-view.ts';
import { type Route, route } from './route.ts';

const email = z.email().max(254);
const phone = z.string().regex(/^\+?[\d\s().-]{5,25}$/, 'a telephone number');

const newPatientSchema = z.strictObject({
  name: z.string().trim().min(1).max(200).optional(),
  language: z.enum(LANGUAGES),
  email: email.optional(),
  phone: phone.optional(),
});

const contactSchema = z.strictObject({
  reminderContact: z
    .strictObject({ email: email.nullish(), phone: phone.nullish() })
    .describe('Where reminders and links may be sent. null takes one out; what is left out stays.'),
});

/** People whom staff enter, and where staff say that they can be written to. */
export function patientContactRoutes({ store, clinic, clock, newId }: ApiParts): Route[] {
  return [
    route({
      method: 'post',
      path: '/patients',
      permission: 'patients.write',
      summary: 'Enters a patient who has no chat yet; an invitation leads them to their first',
      body: newPatientSchema,
      status: 201,
      async handle({ staff, body, language, audit }) {
        const { name, email, phone, language: spoken } = body;
        if (clinic(staff.clinicId)?.languages.includes(spoken) === false)
          throw new AppError('request.invalid', 'language: the clinic does not speak it.');
        const now = clock.now().toISOString();
        const reminderContact = contactOf({ email, phone }, staff.name, now);
        const known = {
          id: newId('patient'),
          clinicId: staff.clinicId,
          userId: `dl_${newId('user')}`,
          language: spoken,
        };
        const named = { ...(name === undefined ? {} : { name }), ...(reminderContact && { reminderContact }) };
        const patient = newPatient({ ...known, ...named }, [], now);
        await audit({ action: 'patient.entered', patientId: patient.id });
        await store.records.update('patients', patient.id, () => patient);
        return contactView(patient, language);
      },
    }),
    route({
      method: 'patch',
      path: '/patients/:id',
      permission: 'patients.write',
      of: 'patients',
      summary: 'Sets where reminders and links may be sent; what the patient said themselves stays as it is',
      body: contactSchema,
      async handle({ patient, staff, body, language, audit }) {
        await audit({ action: 'patient.contact', patientId: patient.id });
        const now = clock.now().toISOString();
        const changed = await store.records.update('patients', patient.id, (current) => {
          if (current === undefined) return undefined;
          const { reminderContact: before, ...rest } = current;
          const contact = contactOf({ ...before, ...body.reminderContact }, staff.name, now);
          return { ...rest, ...(contact && { reminderContact: contact }) };
        });
        return contactView(changed ?? patient, language);
      },
    }),
  ];
}

/** As it is kept; undefined where there is nothing to keep. */
function contactOf(
  { email, phone }: { email?: string | null | undefined; phone?: string | null | undefined },
  by: string,
  at: string,
): Patient['reminderContact'] {
  if (!email && !phone) return undefined;
  return { ...(email ? { email } : {}), ...(phone ? { phone } : {}), by, at };
}

function contactView(patient: Patient, language: Parameters<typeof identity>[1]['language']) {
  const { language: spoken, reminderContact } = patient;
  return { ...identity(patient, { language, channel: undefined }), language: spoken, reminderContact };
}
