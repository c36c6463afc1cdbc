import type { Patient } from '../../domain/care/patient.ts';
import type { ApiParts } from './api-parts.ts';
import { pageQuery, pageSchema } from './check-input.ts';
import { openAlertsOf } from './open-alerts.ts';
import { ownRecord } from './own-record.ts';
import { logisticsView, patientView, type Surroundings } from './patient-view.ts';
import { type Call, type Route, route } from './route.ts';

/** The patients of a clinic, those with an open alert first, and one of them. */
export function patientRoutes(parts: ApiParts): Route[] {
  const { store, clinic } = parts;
  const view = async (patient: Patient, call: Call) => {
    const around = await surroundings(patient, call);
    return call.reach === 'logistics' ? logisticsView(patient, around) : patientView(patient, around);
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
      summary: 'Patients, those with an open alert first, newest alert first',
      query: pageSchema,
      async handle(call) {
        const page = await store.records.list('patients', {
          index: 'byClinic',
          where: { clinicId: call.staff.clinicId },
          order: 'desc',
          ...pageQuery(call.query),
        });
        return { ...page, items: await Promise.all(page.items.map((patient) => view(patient, call))) };
      },
    }),
    route({
      method: 'get',
      path: '/patients/:id',
      permission: 'patients.read',
      summary: 'One patient',
      async handle(call) {
        const patient = await ownRecord(store.records, 'patients', call.id, call.staff);
        await call.audit({ action: 'patient.read', patientId: patient.id });
        const { items } = await store.records.list('sessions', {
          index: 'byPatient',
          where: { patientId: patient.id },
          order: 'desc',
          limit: 1,
        });
        // The zone of the last session is the nearest we know of the patient's own.
        const zone = items[0]?.zone ?? clinic(patient.clinicId)?.zone ?? 'UTC';
        return { ...(await view(patient, call)), zone };
      },
    }),
  ];
}
