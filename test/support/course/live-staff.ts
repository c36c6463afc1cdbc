import type { MedicineSession } from '../../../src/domain/care/session.ts';
import type { Role } from '../../../src/domain/staff.ts';
import type { ComposedServer } from '../composed-server.ts';

/** The people of the demo clinic, who call its API. */
export class LiveStaff {
  readonly #companion: ComposedServer;

  constructor(companion: ComposedServer) {
    this.#companion = companion;
  }

  /** `call('therapist', 'GET /patients')`; throws where that is refused. */
  async call<T>(role: Role, what: string, body?: unknown): Promise<T> {
    const { url, staffTokens, clinicIds } = this.#companion;
    const staff = { staffId: role, name: `Dr. ${role}`, roles: [role], clinicId: clinicIds[0] ?? '' };
    const [method = 'GET', path = ''] = what.split(' ');
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${await staffTokens.issue(staff)}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${what}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  }

  async clear(patientId: string): Promise<void> {
    await this.call('prescriber', `PUT /patients/${patientId}/clearance`, { status: 'cleared', reason: 'Seen today.' });
  }

  /** Planned, and confirmed. `start`: UTC, ISO 8601. */
  async confirm(patientId: string, start: string, zone: string): Promise<string> {
    const session = await this.call<MedicineSession>('therapist', `POST /patients/${patientId}/sessions`, {
      ...{ start, zone, route: 'im' },
    });
    await this.call('therapist', `PATCH /sessions/${session.id}`, { state: 'confirmed' });
    return session.id;
  }

  async release(sessionId: string, releasedAt: string): Promise<void> {
    await this.call('therapist', `PATCH /sessions/${sessionId}`, { releasedAt });
  }
}
