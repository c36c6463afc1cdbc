import type { ApiParts } from './api-parts.ts';
import { briefRecord } from './brief-record.ts';
import { briefView } from './brief-view.ts';
import { openAlertsOf } from './open-alerts.ts';
import { patientView } from './patient-view.ts';
import { type Route, route } from './route.ts';

/** The therapist's one page. */
export function briefRoutes(parts: ApiParts): Route[] {
  const { store, clinic, texts } = parts;
  return [
    route({
      method: 'get',
      path: '/patients/:id/brief',
      permission: 'words.read',
      of: 'patients',
      summary: 'One page before and after a session: who, intention, checklist, sessions, measures, findings, skips',
      async handle({ patient, staff, language, audit }) {
        await audit({ action: 'brief.read', patientId: patient.id });
        const record = await briefRecord(patient, staff, parts);
        const [newest] = patient.conversations;
        const conversation = newest === undefined ? undefined : await store.records.get('conversations', newest);
        const openAlerts = await openAlertsOf(patient, staff, parts);
        const around = { language, channel: conversation?.channel, openAlerts };
        const zone = record.sessions.at(-1)?.zone ?? clinic(patient.clinicId)?.zone ?? 'UTC';
        return {
          at: record.now,
          note: texts.format(language, { key: 'console.note.screening' }),
          patient: { ...patientView(patient, around), zone },
          ...briefView(record, { ...parts, language }),
        };
      },
    }),
  ];
}
