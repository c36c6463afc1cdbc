import type { TextParams, TextRef } from '../texts.ts';
import type { LinesFor } from './crisis-lines.ts';
import type { CrisisSay, Situation } from './crisis-step.ts';
import { type Judged, strongest } from './tier-rules.ts';

/** The texts of clinical pack 7.3 (`locales/<language>/safety.json`), with every value that one of them may need. */
export function scriptOf(key: string, situation: Situation, params: TextParams = {}): TextRef {
  if (key === 'letting') return tellingOf(situation);
  // It says what `letting` says, and the numbers: so does `oncall.none`.
  if (key === 'check.silence' && situation.uncovered !== undefined) return tellingOf(situation);
  return {
    key: `safety.${key}`,
    params: {
      ...numbersOf(situation.lines),
      telling: tellingOf(situation),
      named: (situation.name ?? '') !== '',
      n: situation.name,
      dosed: situation.doseTime !== undefined,
      time: situation.doseTime,
      who: whoIsTold(situation),
      whoTitle: situation.safeguardingContact,
      ...params,
    },
  };
}

/** The team is being told; with nobody on call, that, and not to wait (clinical pack 7.2, *Who has seen it*). */
function tellingOf({ lines, uncovered }: Situation): TextRef {
  if (uncovered === undefined) return { key: 'safety.letting' };
  const { until } = uncovered;
  const when = until === undefined ? {} : { when: { key: 'safety.oncall.when', params: until } };
  return { key: 'safety.oncall.none', params: { ...numbersOf(lines), whenKnown: until !== undefined, ...when } };
}

/** The store is down: what the person reads before anything could be saved. */
export function unsavedText(lines: LinesFor): TextRef {
  return { key: 'safety.unsaved', params: numbersOf(lines) };
}

/** To a person of the staff, in the chat that brings them alerts. */
export function staffCryText(lines: LinesFor): TextRef {
  return { key: 'staff.cry', params: numbersOf(lines) };
}

/** After consent was refused; its last sentence says that an alert is kept, if one was raised. */
export function consentRefusedText(lines: LinesFor, clinicPhone: string, alerted: boolean): TextRef {
  return { key: 'safety.consent.refused', params: { ...numbersOf(lines), clinicPhone, alerted } };
}

/** A text that needs no values: an option, a note for staff. */
export function plainText(key: string): TextRef {
  return { key: `safety.${key}` };
}

/** `{k}`: whom support texts say to call. A bodily emergency and danger to others: the emergency number. */
export function supportNumber({ tiers, marks }: Judged): 'emergency' | 'both' | 'crisis' {
  if (tiers.includes('MEDICAL')) return 'emergency';
  const top = strongest(tiers, marks);
  if (top === 'HARM_OTHERS') return 'emergency';
  return top === 'IMMINENT' ? 'both' : 'crisis';
}

/** A script's paragraphs, `close`, and the numbers with the last of them. Quiet mode: no `close`, nothing pinned. */
export function withNumbers(texts: TextRef[], situation: Situation, { close }: { close: boolean }): CrisisSay[] {
  const all = close && !situation.quiet ? [...texts, scriptOf('close', situation)] : texts;
  return all.map((text, at) =>
    at === all.length - 1 ? { text, showNumbers: true, ...(situation.quiet ? {} : { pinNumbers: true }) } : { text },
  );
}

/** The text says that the team is being told. */
export function announcing(say: CrisisSay[]): CrisisSay[] {
  return say.map((one) => (one.showNumbers === true ? { ...one, status: 'raised' } : one));
}

/** `{e}` and `{c}` as a text says them. */
export function numbersOf(lines: LinesFor): TextParams {
  return {
    e: lines.e,
    eKind: lines.eIsLocal ? 'local' : 'number',
    c: lines.c,
    cKind: lines.cIsSite ? 'site' : 'number',
  };
}

function whoIsTold(situation: Situation): 'team' | 'lead' | 'contact' {
  if (!situation.staffAccused) return 'team';
  return situation.safeguardingContact === undefined ? 'lead' : 'contact';
}
