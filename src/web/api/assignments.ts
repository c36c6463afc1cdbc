import { z } from 'zod';
import { allOf } from '../../domain/all-pages.ts';
import { type Assignment, assigned, assignmentState } from '../../domain/care/assignment.ts';
import type { Patient } from '../../domain/care/patient.ts';
import { AppError } from '../../domain/errors.ts';
import type { ApiParts } from './api-parts.ts';
import { questionnaireLine } from './questionnaire-preview.ts';
import { findQuestionnaire } from './questionnaires.ts';
import { type Route, route } from './route.ts';

const assignSchema = z.strictObject({
  questionnaire: z
    .string()
    .min(1)
    .max(2000)
    .describe('Its id, canonical, url or name, as `GET /questionnaires` has it.'),
});

/** Questionnaires that staff give a patient: each is offered in the chat until it was finished once. */
export function assignmentRoutes({ store, library, instruments, clock, newId }: ApiParts): Route[] {
  const responsesOf = ({ id }: Patient) =>
    allOf(store.records, 'responses', { index: 'byPatient', where: { patientId: id } });
  return [
    route({
      method: 'get',
      path: '/patients/:id/questionnaires',
      permission: 'questionnaires.assign',
      of: 'patients',
      summary: 'The questionnaires given to a patient, oldest first, and how far each is',
      async handle({ patient, language, audit }) {
        await audit({ action: 'questionnaires.read', patientId: patient.id });
        const responses = await responsesOf(patient);
        const items = (patient.assignments ?? []).map((assignment) => {
          const title = library.find(assignment.questionnaire)?.title[language];
          return { ...assignment, title, ...assignmentState(assignment, responses) };
        });
        return { items };
      },
    }),
    route({
      method: 'post',
      path: '/patients/:id/questionnaires',
      permission: 'questionnaires.assign',
      of: 'patients',
      summary: "Gives a patient one of the clinic's own questionnaires; 409 while they have it unfinished",
      body: assignSchema,
      status: 201,
      async handle({ patient, staff, body, language, audit }) {
        const entry = findQuestionnaire(library, staff.clinicId, body.questionnaire);
        const line = questionnaireLine(entry, language, instruments);
        if (line.origin !== 'clinic' || line.instruments.some(({ licence }) => licence === 'B')) {
          throw new AppError('state-conflict', 'questionnaire: this one is asked at its own time, not by hand.');
        }
        const at = clock.now().toISOString();
        const one: Assignment = { id: newId('assignment'), questionnaire: line.canonical, by: staff.name, at };
        const responses = await responsesOf(patient);
        assigned(patient, one, responses);
        await audit({ action: 'questionnaire.assigned', patientId: patient.id, target: line.canonical });
        await store.records.update('patients', patient.id, (now) => now && assigned(now, one, responses));
        return { ...one, title: line.title, state: 'due' };
      },
    }),
  ];
}
