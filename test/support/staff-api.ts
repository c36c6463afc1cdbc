import { mountHealth } from '../../src/web/api/health.ts';
import { mountApi } from '../../src/web/api/mount-api.ts';
import type { Role } from '../../src/web/api/roles.ts';
import { SeededClinic } from './seeded-clinic.ts';
import { type People, seedPeople } from './seeded-people.ts';
import { serve } from './server.ts';

/** A body of which a test says by a path what it expects: `at(body, 'items.0.id')`. */
export interface Reply {
  status: number;
  headers: Headers;
  body: unknown;
}

/** What stands at a path of a body; `items.*.id` gives the ids of all. */
export function at(body: unknown, path: string): unknown {
  const [step, ...rest] = path.split('.');
  if (step === undefined || path === '') return body;
  if (step === '*') return (body as unknown[]).map((one) => at(one, rest.join('.')));
  return at((body as Record<string, unknown> | undefined)?.[step], rest.join('.'));
}

/** The staff API of a seeded clinic over HTTP. */
export class StaffApi {
  readonly clinic: SeededClinic;
  people: People = { maria: '', james: '', session: '', danger: '' };
  #app: Awaited<ReturnType<typeof serve>> | undefined;

  constructor(clinic = new SeededClinic()) {
    this.clinic = clinic;
  }

  async open(): Promise<this> {
    this.#app = await serve(
      (server) => mountApi(server, this.clinic.parts),
      (server) => mountHealth(server, this.clinic.parts),
    );
    this.people = await seedPeople(this.clinic);
    return this;
  }

  async close(): Promise<void> {
    await this.#app?.close();
  }

  get url(): string {
    return this.#app?.url ?? '';
  }

  /** Calls a route below `/api/v1` as somebody with this role: `call('therapist', 'GET /patients')`. */
  async call(who: Role | Role[] | { token: string }, what: string, body?: unknown, headers = {}): Promise<Reply> {
    const [method = 'GET', path = ''] = what.split(' ');
    const token = typeof who === 'object' && 'token' in who ? who.token : await this.clinic.token(who);
    const response = await fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return { status: response.status, headers: response.headers, body: await response.json() };
  }

  /** What the audit log says, oldest first. */
  async audited(): Promise<{ action: string; by: string; role: string; patientId?: string; reason?: string }[]> {
    const query = { index: 'byClinic' as const, where: { clinicId: 'demo' }, limit: 200 };
    return (await this.clinic.store.records.list('audit', query)).items;
  }
}
