import { writeFile } from 'node:fs/promises';
import { stringify } from 'yaml';
import type { JsonObject } from '../../src/domain/json.ts';
import type { Role } from '../../src/domain/staff.ts';
import { FakeConnector } from '../channels/azure/fake-connector.ts';
import { type ComposedServer, startComposed } from './composed-server.ts';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

const member = (id: string, name: string, roles: Role[]) => ({ id, name, roles, teamsId: `AAD-${id}` });
export const STAFF = [
  member('ruth', 'Dr. Ruth Adler', ['therapist']),
  member('lena', 'Lena Ortiz', ['clinical-lead']),
  member('otto', 'Otto Key', ['admin']),
];

/** A server whose staff and patients are in Teams; the connector stands for the service. */
export class TeamsClinic {
  readonly server: ComposedServer;
  readonly connector: FakeConnector;
  #messages = 0;

  private constructor(server: ComposedServer, connector: FakeConnector) {
    this.server = server;
    this.connector = connector;
  }

  static async open(dataDir: string, more: JsonObject = {}): Promise<TeamsClinic> {
    const file = `${dataDir}-clinics.yaml`;
    const clinic = {
      ...{ id: 'north', name: 'North Clinic', phone: '+1 555 0100', region: 'US', zone: 'America/New_York' },
      ...{ noticeUrl: 'https://clinic.example/privacy', staff: STAFF },
      onCall: [{ who: 'ruth', days: DAYS, from: '00:00', to: '24:00' }],
      safeguardingContact: { who: 'otto', title: { en: 'the safety officer', es: 'la persona de seguridad' } },
      ...more,
    };
    await writeFile(file, stringify({ clinics: [clinic] }));
    return new TeamsClinic(await startComposed(dataDir, { CLINICS_FILE: file }), await FakeConnector.start());
  }

  get store() {
    return this.server.store;
  }

  /** What somebody does in Teams, as the service posts it. */
  async post(who: string, activity: JsonObject): Promise<number> {
    this.#messages += 1;
    const response = await fetch(`${this.server.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        ...{ type: 'message', id: `message-${this.#messages}`, channelId: 'msteams', serviceUrl: this.connector.url },
        ...{ from: { id: `29:${who}`, name: who, aadObjectId: `aad-${who}` }, recipient: { id: '28:bot' } },
        conversation: { id: `a:${who}`, conversationType: 'personal', tenantId: 'tenant' },
        locale: 'en-US',
        ...activity,
      }),
    });
    await response.text();
    return response.status;
  }

  say(who: string, text: string): Promise<number> {
    return this.post(who, { text });
  }

  /** What the bot sent to somebody, oldest first. */
  sentTo(who: string) {
    return this.connector.sent.filter(({ recipient }) => (recipient as JsonObject | undefined)?.id === `29:${who}`);
  }

  /** Alert cards that somebody has. */
  cardsOf(who: string) {
    return this.sentTo(who).filter((message) => JSON.stringify(message).includes('I have seen this'));
  }

  /** Taps the button of somebody's newest card; the service names the message that it stands on. */
  tap(who: string, alertId: string, card = 'card-1'): Promise<number> {
    const value = { companion: { alert: { id: alertId, clinic: 'north' } } };
    return this.post(who, { value, replyToId: card });
  }

  async alerts() {
    return (await this.store.records.list('alerts', { index: 'byClinic', where: { clinicId: 'north' } })).items;
  }

  async close(): Promise<void> {
    await this.server.close();
    await this.connector.close();
  }
}
