import { randomBytes } from 'node:crypto';
import { PLAN_TEMPLATES } from '../../src/content/plan-templates.ts';
import { INSTRUMENTS } from '../../src/content/questionnaires/licences.ts';
import { SOURCES } from '../../src/content/sources.ts';
import type { Clinic } from '../../src/domain/clinic.ts';
import type { Effect } from '../../src/domain/effects.ts';
import type { Store } from '../../src/domain/ports.ts';
import type { Alert } from '../../src/domain/safety/alert.ts';
import type { Finding } from '../../src/domain/triage/finding.ts';
import type { TurnScope } from '../../src/domain/turn-scope.ts';
import type { ApiParts } from '../../src/web/api/api-parts.ts';
import type { Role } from '../../src/web/api/roles.ts';
import { createStaffTokens } from '../../src/web/api/staff-tokens.ts';
import { createLinkCodes } from '../../src/web/widget/link-codes.ts';
import { createPatientLinks } from '../../src/web/widget/patient-links.ts';
import { answerOf } from './answer-of.ts';
import { content } from './chat.ts';
import { MemoryStore } from './memory-store.ts';
import { silentLog } from './silent-log.ts';
import { type Script, StaffBot } from './staff-bot.ts';
import { countingIds, runnerOf, TestClock, testClinic } from './turn-parts.ts';

const MINUTE = 60_000;

/** A clinic whose patients have said things: every record in it was made by a turn. */
export class SeededClinic {
  readonly store: Store;
  readonly clock = new TestClock();
  readonly newId = countingIds();
  readonly bot = new StaffBot();
  readonly library = content.library;
  readonly parts: ApiParts;
  readonly runner: ReturnType<typeof runnerOf>;
  #messages = 0;

  constructor(store: Store = new MemoryStore(), clinic: Clinic = testClinic) {
    const { clock, newId, library } = this;
    this.store = store;
    this.runner = runnerOf(store, this.bot, { clock, newId, clinic });
    this.parts = {
      store,
      clock,
      newId,
      library,
      codes: createLinkCodes({ records: store.records, key: new Uint8Array(32), clock, randomBytes }),
      runner: this.runner,
      ways: [],
      links: createPatientLinks({
        ...{ records: store.records, key: new Uint8Array(32).fill(7), clock },
        publicUrl: () => 'https://clinic.example',
      }),
      texts: content.texts,
      medicines: content.medicines,
      part2: content.part2,
      crisisLines: content.crisisLines,
      sources: SOURCES,
      planTemplates: PLAN_TEMPLATES,
      instruments: INSTRUMENTS,
      clinic: (id) => (id === clinic.id ? clinic : undefined),
      staffTokens: createStaffTokens({ key: new Uint8Array(32).fill(7), clock, newId }),
      log: silentLog,
    };
  }

  /** A bearer token of somebody with these roles. */
  token(roles: Role | Role[], name = 'Dr. Ruth Adler', clinicId = 'demo'): Promise<string> {
    return this.parts.staffTokens.issue({ name, staffId: `staff-${name}`, clinicId, roles: [roles].flat() });
  }

  /** A message of a patient, a minute after the one before, and what the bot made of it. Returns the patient's id. */
  async say(conversationId: string, text: string, script: Script = {}, who: { name?: string } = {}): Promise<string> {
    this.clock.advance(MINUTE);
    this.#messages += 1;
    this.bot.next = script;
    const named = who.name === undefined ? {} : { userName: who.name };
    const { turn } = await this.runner.run({
      conversationId,
      activity: { type: 'message', id: `message-${this.#messages}`, text },
      start: { channel: 'directline', clinicId: 'demo', userId: `user-${conversationId}`, language: 'en', ...named },
    });
    return turn.state.conversation.patientId;
  }

  /** The effects of one answer: the response begins with its first. */
  answered(scope: TurnScope, response: string, linkId: string, said: string): Effect[] {
    const [name = '', responseId = ''] = response.split('#');
    const { now, n, conversation } = scope;
    const given = answerOf(this.library, name, linkId, said);
    const place = { linkId, at: now, conversationId: conversation.id, turn: n };
    const answer = { ...given, ...place, said };
    return [{ kind: 'answer.recorded', responseId, key: linkId, answer }];
  }

  /** The effect that begins a response named `<questionnaire>#<id>`. */
  begun({ now, conversation }: TurnScope, response: string, sessionId?: string, points?: string[]): Effect {
    const [name = '', id = ''] = response.split('#');
    const { clinicId, patientId } = conversation;
    return {
      kind: 'response.started',
      response: {
        ...{ id, clinicId, patientId, conversationId: conversation.id },
        questionnaire: this.library.newest(name).canonical,
        status: 'in-progress',
        ...(sessionId === undefined ? {} : { sessionId }),
        ...(points === undefined ? {} : { points }),
        ...{ answers: {}, scores: {}, startedAt: now, updatedAt: now },
      },
    };
  }

  raised({ now, n, conversation }: TurnScope, alert: Partial<Alert>): Effect {
    const { id: conversationId, clinicId, patientId } = conversation;
    const clock = new Date(Date.parse(now) + 15 * MINUTE).toISOString();
    return {
      kind: 'alert.raised',
      alert: {
        ...{ id: this.newId('alert'), clinicId, patientId, conversationId, turn: n, raisedAt: now, clock },
        ...{ tiers: ['PASSIVE'], marks: [], blocks: false, to: ['on-call'], told: true, joined: [], notes: [] },
        ...alert,
      },
    };
  }

  found({ now, conversation }: TurnScope, finding: Pick<Finding, 'code' | 'severity'> & Partial<Finding>): Effect {
    const { clinicId, patientId } = conversation;
    return {
      kind: 'finding.raised',
      finding: {
        ...{ id: this.newId('finding'), clinicId, patientId, at: now, state: 'open' },
        ...{ basis: ['policy'], itemIds: [], answerSnapshot: {}, source: ['policy'] },
        ...{ ruleId: finding.code, ruleVersion: '1.0.0', clinicianText: { en: finding.code, es: finding.code } },
        ...finding,
      } as Finding,
    };
  }
}
