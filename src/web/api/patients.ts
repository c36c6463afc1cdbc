import type { Patient } from '../../domain/care/patient.ts';
import type { ListQuery } from '../../domain/ports.ts';
import type { ApiParts } from './api-parts.ts';
import { pageQuery, pageSchema } from './check-input.ts';
import { openAlertsOf } from './open-alerts.ts';
import { passingPage } from './passing-page.ts';
import { logisticsView, patientView, type Surroundings } from './patient-view.ts';
import { type Call, type Route, route } from './route.ts';
import { type Authority, authorityOver } from './whose-patient.ts';

/** The patients of a clinic, those with an open alert first, and one of them. */
export function patientRoutes(parts: ApiParts): Route[] {
  const { store, clinic } = parts;
  const view = async (patient: Patient, call: Call, { reach, breakGlass }: Authority) => {
    const around = await surroundings(patient, call);
    if (reach === 'logistics') return logisticsView(patient, around);
    const until = breakGlass === undefined ? {} : { breakGlass: { until: breakGlass.until } };
    return { ...patientView(patient, around), ...until };
  };

  const surroundings = async (patient: Patient, { staff, language }: Call): Promise<Surroundings> => {
    const newest = patient.lastSeenIn ?? patient.conversations[0];
    const [conversation, openAlerts] = await Promise.all([
      newest === undefined ? undefined : store.records.get('conversations', newest),
      openAlertsOf(patient, staff, parts),
    ]);
    return { language, channel: conversation?.channel, openAlerts };
  };

  return [
    route({
      method: 'get',
      path: '/patients',
      permission: 'patients.read',
      summary: "The person's own patients, or all, those with an open alert first, newest alert first",
      query: pageSchema,
      async handle(call) {
        const where = { clinicId: call.staff.clinicId };
        const query: ListQuery<'patients'> = { index: 'byClinic', where, order: 'desc', ...pageQuery(call.query) };
        const page = await passingPage(store.records, 'patients', query, async (patient) => {
          const authority = await authorityOver(patient, call, parts);
          return authority && { patient, authority };
        });
        const items = page.items.map(({ patient, authority }) => view(patient, call, authority));
        return { ...page, items: await Promise.all(items) };
      },
    }),
    route({
      method: 'get',
      path: '/patients/:id',
      permission: 'patients.read',
      of: 'patients',
      summary: 'One patient',
      async handle(call) {
        const { patient } = call;
        await call.audit({ action: 'patient.read', patientId: patient.id });
        const { items } = await store.records.list('sessions', {
          index: 'byPatient',
          where: { patientId: patient.id },
          order: 'desc',
          limit: 1,
        });
        // The zone of the last session is the nearest we know of the patient's own.
        const zone = items[0]?.zone ?? clinic(patient.clinicId)?.zone ?? 'UTC';
        return { ...(await view(patient, call, call)), zone };
      },
    }),
  ];
}
