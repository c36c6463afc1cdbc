import type { Turn } from '../../src/domain/turn.ts';

/** When the turn with this number was committed, unless told otherwise. */
export function timeOf(n: number): string {
  return new Date(Date.UTC(2026, 0, 1) + n * 1000).toISOString();
}

/** A turn of a conversation, whole and unfinished. */
export function aTurn(conversationId: string, n: number, overrides: Partial<Turn> = {}): Turn {
  return {
    conversationId,
    n,
    inbound: { type: 'message', id: `in-${n}`, text: `words ${n}` },
    outbound: [{ type: 'message', id: `out-${n}`, text: `reply ${n}` }],
    state: {
      conversation: { id: conversationId, channel: 'test', clinicId: 'demo', patientId: 'patient_1', language: 'en' },
      dialog: { dialogStack: [{ id: 'root', state: { step: n } }] },
    },
    effects: [{ kind: 'turn-failed', code: 'internal' }],
    delivered: false,
    projected: false,
    contentVersion: '1',
    at: timeOf(n),
    ...overrides,
  };
}

/** What a store may spoil: odd keys, odd strings, odd numbers, empty things, absent things. */
export const ODD_DATA = {
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
  'dotted.key': { '$nested.one': 1 },
  '': 'an empty key',
  'nul\u0000key': 'a NUL in a key',
  text: 'NUL \u0000, half a surrogate \ud83d, whole 💙, ñ, "quotes", \\, \u2028',
  big: 12_345_678_901_234,
  tiny: 1e-7,
  whole: 3,
  nothing: null,
  no: false,
  empty: [[], {}, ''],
  absent: undefined,
};
