import type { Clinic } from '../../src/domain/clinic.ts';
import { staffRoutes } from '../../src/web/api/mount-api.ts';
import { grantsOf, type Role } from '../../src/web/api/roles.ts';
import type { Route } from '../../src/web/api/route.ts';
import { planOf } from './a-plan.ts';
import { SeededClinic } from './seeded-clinic.ts';
import { at, StaffApi } from './staff-api.ts';
import { testClinic } from './turn-parts.ts';

const ALWAYS = {
  days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const,
  from: '00:00',
  to: '24:00',
};
const CLINIC: Clinic = { ...testClinic, onCall: [{ ...ALWAYS, days: [...ALWAYS.days], who: 'staff-Ona' }] };

/** The staff API of a clinic where Ona is always on call, and Maria is the patient of whoever is named. */
export class OwnPatients {
  readonly api: StaffApi;
  readonly clinic: SeededClinic;

  constructor() {
    this.clinic = new SeededClinic(undefined, CLINIC);
    this.api = new StaffApi(this.clinic);
  }

  async open(): Promise<this> {
    await this.api.open();
    return this;
  }

  /** Writes who is named in a patient's plan. */
  async assign(
    patientId: string,
    roster: Partial<Record<'therapist' | 'prescriber' | 'monitor', string>>,
  ): Promise<void> {
    const plan = planOf('im', { rosterOfRoles: roster });
    const record = { id: patientId, clinicId: 'demo', version: 1, plan, by: 'Lead', at: '2026-03-01', earlier: [] };
    await this.clinic.store.records.update('plans', patientId, () => record);
  }

  /** Something of Maria's that somebody must act on. */
  async alarm(): Promise<void> {
    await this.clinic.say('conversation_maria', 'words', {
      effects: (scope) => [this.clinic.raised(scope, { id: 'alert_maria', tiers: ['PASSIVE'] })],
    });
  }

  async as(who: { name: string; roles: Role | Role[] }, what: string, body?: unknown) {
    const { status, body: answer } = await this.api.call(
      { token: await this.clinic.token(who.roles, who.name) },
      what,
      body,
    );
    return { status, code: at(answer, 'code'), body: answer };
  }

  /** The routes about Maria that this person's role reaches for their own patients only. */
  routes(role: Role): Route[] {
    return aboutPatients(this.clinic).filter(({ permission }) => reachOf(permission, role) === 'own');
  }

  /** Those of them that refuse this person, for she is not theirs. None is given a body: whose she is comes first. */
  async refusals(who: { name: string; roles: Role }): Promise<string[]> {
    const refused: string[] = [];
    for (const { method, path } of this.routes(who.roles)) {
      const { status, code } = await this.as(who, `${method.toUpperCase()} ${this.#filled(path)}`);
      if (status === 403 && code === 'not-own-patient') refused.push(named({ method, path }));
      else if (status === 401 || status === 403 || status === 404 || status >= 500)
        throw new TypeError(`${named({ method, path })}: ${status} ${code}`);
    }
    return refused;
  }

  #filled(path: string): string {
    const { maria, session } = this.api.people;
    return path
      .replace('/patients/:id', `/patients/${maria}`)
      .replace('/responses/:id', '/responses/response_maria')
      .replace('/alerts/:id', '/alerts/alert_maria')
      .replace('/sessions/:id', `/sessions/${session}`);
  }
}

/** Every route that names something of a patient; all that have an id but those about questionnaires. */
export function aboutPatients({ parts }: SeededClinic): Route[] {
  return staffRoutes(parts).filter(({ path }) => path.includes('/:id') && !path.startsWith('/questionnaires/'));
}

export function named({ method, path }: Pick<Route, 'method' | 'path'>): string {
  return `${method.toUpperCase()} ${path}`;
}

function reachOf(permission: Route['permission'], role: Role) {
  try {
    return grantsOf(permission, [role])[0].reach;
  } catch {
    return undefined;
  }
}
