import type { Collection, Filter } from 'mongodb';
import type { CommitResult, TurnMarks, TurnStore } from '../../domain/ports.ts';
import type { Turn } from '../../domain/turn.ts';
import { requireTexts } from '../require-texts.ts';
import { type TurnDocument, toTurnDocument, turnOf } from './documents.ts';
import { guard, insertUnlessTaken } from './guard.ts';

const projection = { _id: 0, doc: 1, delivered: 1, projected: 1 } as const;

/** The log of turns: one document a turn. */
export class MongoTurns implements TurnStore {
  readonly #turns: Collection<TurnDocument>;

  constructor(turns: Collection<TurnDocument>) {
    this.#turns = turns;
  }

  load(conversationId: string, inboundId?: string) {
    return guard(async () => {
      requireTexts(conversationId, ...(inboundId === undefined ? [] : [inboundId]));
      const [latest, duplicate] = await Promise.all([
        this.#turns.findOne({ conversationId }, { projection, sort: { n: -1 } }),
        inboundId === undefined ? null : this.#turns.findOne({ conversationId, inboundId }, { projection }),
      ]);
      return { latest: latest ? turnOf(latest) : undefined, duplicate: duplicate ? turnOf(duplicate) : undefined };
    });
  }

  commit(turn: Turn): Promise<CommitResult> {
    return guard(async () => {
      const document = toTurnDocument(turn);
      const { conversationId, inboundId } = document;
      requireTexts(conversationId, inboundId);
      if (await insertUnlessTaken(() => this.#turns.insertOne(document))) return 'committed';
      const known = await this.#turns.findOne({ conversationId, inboundId }, { projection: { _id: 1 } });
      return known === null ? 'taken' : 'duplicate';
    });
  }

  async since(conversationId: string, afterN: number, limit: number): Promise<Turn[]> {
    requireTexts(conversationId);
    return this.#list({ conversationId, n: { $gt: afterN } }, { n: 1 }, limit);
  }

  async before(conversationId: string, beforeN: number, limit: number): Promise<Turn[]> {
    requireTexts(conversationId);
    return this.#list({ conversationId, n: { $lt: beforeN } }, { n: -1 }, limit);
  }

  async mark(conversationId: string, n: number, marks: TurnMarks): Promise<void> {
    requireTexts(conversationId);
    const { delivered, projected } = marks;
    if (!(delivered || projected)) return;
    const set = { ...(delivered ? { delivered } : {}), ...(projected ? { projected } : {}) };
    await guard(() =>
      this.#turns.bulkWrite([
        { updateOne: { filter: { conversationId, n }, update: { $set: set } } },
        {
          updateOne: {
            filter: { conversationId, n, delivered: true, projected: true },
            update: { $unset: { unfinishedSince: '' } },
          },
        },
      ]),
    );
  }

  unfinished(olderThan: string, limit: number): Promise<Turn[]> {
    const lacksMark = { $or: [{ delivered: false }, { projected: false }] };
    return this.#list({ unfinishedSince: { $lt: olderThan }, ...lacksMark }, { unfinishedSince: 1, n: 1 }, limit);
  }

  async erase(conversationId: string, keep: readonly number[] = []): Promise<void> {
    requireTexts(conversationId);
    await guard(() => this.#turns.deleteMany({ conversationId, n: { $nin: [...keep] } }));
  }

  #list(filter: Filter<TurnDocument>, sort: Record<string, 1 | -1>, limit: number): Promise<Turn[]> {
    return guard(async () => {
      const found = await this.#turns.find(filter, { projection, sort, limit }).toArray();
      return found.map(turnOf);
    });
  }
}
