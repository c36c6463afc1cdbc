import { expect } from 'chai';
import { type IntentionCard, intentionCard } from '../../../src/domain/care/intention-card.ts';
import { textOf } from '../../../src/domain/care/patient-facts.ts';
import type { ResponseRecord } from '../../../src/domain/questionnaire/response.ts';
import { runOf } from '../../support/care-record.ts';
import { content } from '../../support/chat.ts';

const FIRST = '2026-02-01T10:00:00.000Z';
const SECOND = '2026-02-10T10:00:00.000Z';
const THIRD = '2026-02-20T10:00:00.000Z';
const cardOf = (runs: ResponseRecord[], sessionId?: string) => intentionCard(runs, content.library.nameOf, sessionId);
const words = (card: IntentionCard | undefined, part: keyof IntentionCard['parts']) =>
  card?.parts[part]?.map(({ answer }) => textOf(answer));

describe('The intention card', () => {
  it('holds the words of the newest session, each with the response and item it comes from', () => {
    const runs = [
      runOf('intention', 'r1', FIRST, { 'i.intention': 'Rest.', 'i.shorten': 'Rest' }, { sessionId: 's1' }),
      runOf('intention', 'r2', SECOND, { 'i.intention': 'Help me see.', 'i.shorten': 'See' }, { sessionId: 's2' }),
      runOf('checklist', 'r3', THIRD, { 'p.substances': 'no' }, { sessionId: 's2' }),
    ];
    const card = cardOf(runs);
    expect(card?.sessionId).to.equal('s2');
    expect([words(card, 'short'), words(card, 'words')]).to.deep.equal([['See'], ['Help me see.']]);
    expect(card?.parts.short?.[0]).to.deep.include({ responseId: 'r2' });
    expect(card?.parts.short?.[0]?.answer.linkId).to.equal('i.shorten');
    expect(words(cardOf(runs, 's1'), 'words')).to.deep.equal(['Rest.']);
  });

  it('keeps every wording, also the one that took its place a week after', () => {
    const runs = [
      runOf('intention', 'r1', FIRST, { 'i.intention': 'Rest.', 'i.shorten': 'Rest' }, { sessionId: 's1' }),
      runOf('reflection', 'r2', SECOND, { 'd7.back.new': 'Stay with it.' }, { sessionId: 's1', points: ['D7'] }),
    ];
    expect(cardOf(runs)?.versions).to.deep.equal([
      { sessionId: 's1', responseId: 'r1', linkId: 'i.intention', at: FIRST, words: 'Rest.', short: 'Rest' },
      { sessionId: 's1', responseId: 'r2', linkId: 'd7.back.new', at: SECOND, words: 'Stay with it.' },
    ]);
  });

  it('pairs each goal with how it would be noticed, and takes a list that was made anew as a whole', () => {
    const goal = (index: number, name: 'goal' | 'notice') => `i.goals[${index}]/i.goals.${name}`;
    const runs = [
      runOf('intention', 'r1', FIRST, { [goal(0, 'goal')]: 'Sleep', [goal(1, 'goal')]: 'Call Ana' }),
      runOf('intention', 'r2', SECOND, {
        [goal(0, 'goal')]: 'Walk',
        [goal(0, 'notice')]: 'My shoes are wet',
        [goal(1, 'notice')]: 'I laugh',
      }),
    ];
    const goals = cardOf(runs)?.goals.map(({ goal: one, notice }) => [textOf(one?.answer), textOf(notice?.answer)]);
    expect(goals).to.deep.equal([
      ['Walk', 'My shoes are wet'],
      [undefined, 'I laugh'],
    ]);
  });

  it('keeps a boundary that was skipped as skipped, and is not there before anything was answered', () => {
    const skipped = cardOf([runOf('intention', 'r1', FIRST, { 'i.boundaries': 'skip' })]);
    expect(skipped?.parts.boundaries?.[0]?.answer.state).to.equal('skipped');
    expect(cardOf([runOf('intention', 'r1', FIRST, {})])).to.equal(undefined);
    expect(cardOf([])).to.equal(undefined);
  });
});
