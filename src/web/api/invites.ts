import { z } from 'zod';
import type { Patient } from '../../domain/care/patient.ts';
import { messageFor, type WayOut } from '../../domain/care/way-out.ts';
import { AppError } from '../../domain/errors.ts';
import type { ApiParts } from './api-parts.ts';
import { type Route, route } from './route.ts';

const LIFETIME_MS = 7 * 24 * 3_600_000;
/** How long a channel may take to answer. */
const TRY_MS = 10_000;

const inviteSchema = z
  .strictObject({
    send: z.enum(['email', 'webhook']).optional().describe('Sends it too; left out, whoever asks hands it on.'),
  })
  .default({});

/** Invitations: a link to give to a patient, which opens their chat once. */
export function inviteRoutes({ links, ways, texts, clinic, clock, newId }: ApiParts): Route[] {
  return [
    route({
      method: 'post',
      path: '/patients/:id/invite',
      permission: 'patients.write',
      of: 'patients',
      summary: "A one-time link to the patient's chat, good for 7 days; the one before is no longer good",
      body: inviteSchema,
      status: 201,
      async handle({ patient, staff, body, audit }) {
        const way = body.send === undefined ? undefined : wayTo(patient, body.send, ways);
        await audit({ action: 'patient.invited', patientId: patient.id });
        const expiresAt = new Date(clock.now().getTime() + LIFETIME_MS).toISOString();
        const owner = `invite/${patient.id}`;
        const link = newId('link');
        const { url } = await links.issue({ id: link, owner, patient, expiresAt });
        if (way === undefined) return { url, expiresAt };
        const discreet = patient.quiet || patient.safeToText !== 'safe';
        const message = messageFor(patient, { id: link, url, expiresAt, discreet }, clinic(staff.clinicId), texts);
        const outcome = await way.send(message, AbortSignal.timeout(TRY_MS));
        return { url, expiresAt, sent: outcome === 'accepted' };
      },
    }),
  ];
}

/** Throws `state-conflict` with what is in the way. */
function wayTo(patient: Patient, channel: WayOut['channel'], ways: readonly WayOut[]): WayOut {
  if (patient.safeToText === 'unsafe')
    throw new AppError('state-conflict', 'send: this person said that messages are not safe for them.');
  const way = ways.find((one) => one.channel === channel);
  if (way === undefined) throw new AppError('state-conflict', `send: ${channel} is not set up on this server.`);
  if (!way.reaches(patient.reminderContact ?? {}))
    throw new AppError('state-conflict', 'send: no address was entered for this patient.');
  return way;
}
