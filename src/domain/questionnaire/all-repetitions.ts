import { answerOf } from './answers.ts';
import type { AnswerLookup, KnownAnswer } from './expression-env.ts';
import type { LoadedItem, LoadedQuestionnaire } from './loaded.ts';
import { isGateKey, plainLinkId, saysMore } from './repetition-keys.ts';

/** What the plain linkId of a repeated item stands for: all its repetitions together; a list's, what it holds. */
export function answerForAll(q: LoadedQuestionnaire, linkId: string, answers: AnswerLookup): KnownAnswer | undefined {
  const list = q.items.get(linkId);
  if (list === undefined) return together(answersTo(q.aliases?.get(linkId)?.repetitions ?? [], answers));
  const gates = list.children.filter(({ answerType }) => answerType !== undefined);
  if (list.item.type === 'group' && list.askAs === undefined) return ofGates(answersTo(gates, answers));
  const values = answersTo(
    list.children.flatMap(({ children }) => children),
    answers,
  );
  return together(values) ?? ofGates(answersTo(gates, answers).filter((answer) => !saysMore(answer)));
}

/** A list in an expanded questionnaire. */
export function isLaidOutList({ repeats, children }: LoadedItem): boolean {
  return repeats?.by === 'list' && children[0]?.gate !== undefined;
}

/** The same over recorded answers alone, of any number of questionnaires. */
export function lookupForAll(answers: ReadonlyMap<string, KnownAnswer>): AnswerLookup {
  let byLinkId: Map<string, Repeated> | undefined;
  return {
    get(linkId) {
      const own = answers.get(linkId);
      if (own !== undefined) return own;
      byLinkId ??= repeatedIn(answers);
      const { values, gates } = byLinkId.get(linkId) ?? { values: [], gates: [] };
      return together(values) ?? ofGates(gates);
    },
  };
}

interface Repeated {
  values: KnownAnswer[];
  gates: KnownAnswer[];
}

function repeatedIn(answers: ReadonlyMap<string, KnownAnswer>): Map<string, Repeated> {
  const found = new Map<string, Repeated>();
  for (const [key, answer] of answers) {
    const linkId = plainLinkId(key);
    if (linkId === key) continue;
    const repeated = found.get(linkId) ?? { values: [], gates: [] };
    repeated[isGateKey(key) ? 'gates' : 'values'].push(answer);
    found.set(linkId, repeated);
  }
  return found;
}

function answersTo(items: readonly LoadedItem[], answers: AnswerLookup): KnownAnswer[] {
  return items.map((item) => answerOf(item, answers)).filter((answer) => answer !== undefined);
}

/** The values of all; unknown where none is known and one is unknown. */
function together(answers: readonly KnownAnswer[]): KnownAnswer | undefined {
  const values = answers.flatMap((answer) => (answer.state === 'answered' ? answer.values : []));
  if (values.length === 0) return answers.find(({ state }) => state !== 'answered') ?? answers[0];
  return { state: 'answered', values, ...latest(answers) };
}

/** There is something, it is not known, or there is nothing: an answer without a value. */
function ofGates(gates: readonly KnownAnswer[]): KnownAnswer | undefined {
  const telling = gates.find(saysMore) ?? gates.find(({ state }) => state !== 'answered');
  if (telling !== undefined || gates.length === 0) return telling;
  return { state: 'answered', values: [], ...latest(gates) };
}

function latest(answers: readonly KnownAnswer[]): { at?: string } {
  const times = answers.flatMap(({ at }) => at ?? []).sort();
  const at = times.at(-1);
  return at === undefined ? {} : { at };
}
