import { expect } from 'chai';
import { LANGUAGES } from '../../../src/domain/languages.ts';
import { answerCrisis, silenceStep } from '../../../src/domain/safety/answers.ts';
import { ask } from '../../../src/domain/safety/crisis-questions.ts';
import {
  CRISIS_QUESTION_KEYS,
  type CrisisMemory,
  type CrisisQuestionKey,
  type CrisisReply,
  type Situation,
} from '../../../src/domain/safety/crisis-step.ts';
import type { CheckForm, Mark, Tier } from '../../../src/domain/safety/tiers.ts';
import { safetyText } from '../../support/safety-texts.ts';
import { memory, outline, situation } from '../../support/situations.ts';

interface Asked extends Partial<CrisisMemory> {
  here?: Partial<Situation>;
}
const answer = (question: CrisisQuestionKey, reply: CrisisReply, { here, ...remembered }: Asked = {}) =>
  answerCrisis(question, reply, memory(remembered), situation(here));

describe('answerCrisis', () => {
  const ROWS: [question: CrisisQuestionKey, reply: CrisisReply, tiers: Tier[], said: string, raised?: Tier[]][] = [
    ['means', 'yes', ['IMMINENT'], 'support.1# →stay'],
    ['means', 'other', ['IMMINENT'], 'support.1# →stay'],
    ['plan.safe', 'yes', ['ACTIVE_PLAN'], 'support.1# →stay'],
    ['plan.safe', 'no', ['ACTIVE_PLAN'], 'A close# ?means', ['IMMINENT', 'ACTIVE_PLAN']],
    ['plan.safe', 'unsure', ['ACTIVE_PLAN'], 'A close# ?means', ['IMMINENT', 'ACTIVE_PLAN']],
    ['B.safe', 'other', ['MEDICAL'], 'support.1# →stay'],
    ['E.hurt', 'yes', ['SELF_HARM'], 'B close# ?B.safe', ['MEDICAL', 'SELF_HARM']],
    ['E.hurt', 'unsure', ['SELF_HARM'], 'B close# ?B.safe', ['MEDICAL', 'SELF_HARM']],
    ['E.hurt', 'no', ['SELF_HARM'], '?goon'],
    ['screen.offer', 'yes', ['ACTIVE'], '→whole'],
    ['screen.offer', 'no', ['ACTIVE'], '→declined'],
    ['screen.offer', 'unsure', ['PASSIVE'], '→declined'],
    ['screen.offer', 'yes', ['PAST_ONLY'], '→whole'],
    ['screen.offer', 'no', ['PAST_ONLY'], '?goon'],
    ['call', 'yes', ['PASSIVE'], 'letting ?goon'],
    ['call', 'no', ['PASSIVE'], '?goon'],
    ['call', 'yes', ['ACTIVE'], 'letting →stay'],
    ['call', 'unsure', ['ACTIVE'], 'support.1# →stay'],
    ['abuse.texting', 'yes', ['ABUSE'], '?abuse.danger'],
    ['abuse.danger', 'no', ['ABUSE'], '?goon'],
    ['abuse.danger', 'yes', ['ABUSE'], 'abuse.now# →stay', ['ABUSE']],
    ['abuse.danger', 'unsure', ['ABUSE'], 'abuse.now# →stay', ['ABUSE']],
    ['third_party.danger', 'no', ['THIRD_PARTY'], '?goon'],
    ['third_party.danger', 'yes', ['THIRD_PARTY'], 'third_party.danger# ?goon', ['THIRD_PARTY']],
    ['third_party.danger', 'unsure', ['THIRD_PARTY'], 'third_party.danger# ?goon', ['THIRD_PARTY']],
    ['goon', 'go_on', ['PASSIVE'], '→resume'],
    ['goon', 'break', ['PASSIVE'], '→pause'],
    ['goon', 'person', ['PASSIVE'], '→person'],
    ['goon', 'other', ['PASSIVE'], '→resume'],
  ];
  for (const [question, reply, tiers, said, raised] of ROWS) {
    it(`goes from ${question} ${reply} (${tiers}) to ${said}`, () => {
      const step = answer(question, reply, { tiers });
      expect(outline(step)).to.equal(said);
      expect(step.raise?.tiers).to.deep.equal(raised);
    });
  }

  it('marks danger on a new alert of which the person was told', () => {
    expect(answer('abuse.danger', 'yes', { tiers: ['ABUSE'], marks: ['STAFF'] }).raise).to.deep.equal({
      tiers: ['ABUSE'],
      marks: ['STAFF', 'DANGER'],
      told: true,
    });
    expect(answer('third_party.danger', 'unsure', { tiers: ['THIRD_PARTY'] }).raise).to.deep.include({
      marks: ['DANGER'],
    });
  });

  it('turns quiet when texting is not safe, with danger on the alert and nothing more said', () => {
    for (const reply of ['no', 'unsure'] as const) {
      const step = answer('abuse.texting', reply, { tiers: ['ABUSE'] });
      expect(outline(step)).to.equal('quiet~ →stay');
      expect(step).to.deep.include({
        quiet: true,
        raise: { tiers: ['ABUSE'], marks: ['DANGER', 'QUIET'], told: false },
      });
    }
    const known = answer('abuse.texting', 'no', { tiers: ['ABUSE'], marks: ['DANGER'] });
    expect(outline(known)).to.equal('quiet~ →stay');
    expect(known).not.to.have.property('raise');
  });

  it('does not ask about a danger that is known', () => {
    expect(outline(answer('abuse.texting', 'yes', { tiers: ['ABUSE'], marks: ['DANGER'] }))).to.equal(
      'support.1# →stay',
    );
  });

  it('asks once more after another answer, in words of its own, then takes it as not sure', () => {
    const once: [CrisisQuestionKey, Tier, string][] = [
      ['plan.safe', 'ACTIVE_PLAN', 'A close# ?means'],
      ['E.hurt', 'SELF_HARM', 'B close# ?B.safe'],
      ['screen.offer', 'ACTIVE', '→declined'],
      ['abuse.texting', 'ABUSE', 'quiet~ →stay'],
      ['abuse.danger', 'ABUSE', 'abuse.now# →stay'],
      ['third_party.danger', 'THIRD_PARTY', 'third_party.danger# ?goon'],
      ['call', 'PASSIVE', '?goon'],
    ];
    for (const [question, tier, afterwards] of once) {
      expect(outline(answer(question, 'other', { tiers: [tier] })), question).to.equal(`?${question}`);
      expect(outline(answer(question, 'other', { tiers: [tier], asked: 2 })), question).to.equal(afterwards);
    }
  });

  it('keeps a crisis that is open elsewhere open', () => {
    for (const question of ['E.hurt', 'third_party.danger', 'abuse.danger', 'check.self'] as const) {
      const step = answer(question, 'no', { tiers: ['SELF_HARM'], here: { openBlocking: true } });
      expect(outline(step), question).to.equal('support.1# →stay');
    }
  });

  it('goes back to an open suicide screen', () => {
    expect(outline(answer('E.hurt', 'no', { tiers: ['SELF_HARM'], here: { screenOpen: true } }))).to.equal('→resume');
    const check = { check: { form: 'self' as const, afterMethod: false }, here: { screenOpen: true } };
    expect(outline(answer('check.self', 'no', check))).to.equal('check.no →resume');
    expect(outline(answer('check.self', 'yes', check))).to.equal('letting# →resume');
  });

  it('notes for the person who calls what was answered, never the words', () => {
    expect(answer('call', 'yes', { tiers: ['ACTIVE'] }).note).to.equal('safety.note.call.yes');
    expect(answer('plan.safe', 'no', { tiers: ['ACTIVE_PLAN'] }).note).to.equal('safety.note.plan.safe.no');
    expect(answer('means', 'other', { tiers: ['IMMINENT'] })).not.to.have.property('note');
    expect(answer('screen.offer', 'no', { tiers: ['PAST_ONLY'] })).not.to.have.property('note');
  });

  it('has staff wording for every note', () => {
    const replies = ['yes', 'no', 'unsure'] as const;
    const notes = CRISIS_QUESTION_KEYS.flatMap((question) =>
      replies.flatMap((reply) => answer(question, reply, { tiers: ['ACTIVE'] }).note ?? []),
    );
    expect(new Set(notes).size).to.equal(23);
    for (const language of LANGUAGES) {
      expect(notes.filter((key) => !safetyText(language, { key }).endsWith('.'))).to.deep.equal([]);
    }
  });

  it('has words and options for every question', () => {
    for (const key of CRISIS_QUESTION_KEYS) {
      const { text, options } = ask(key, situation(), ['ACTIVE']);
      expect(text && safetyText('es', text), key).to.match(/\S/);
      expect(options.map(({ code }) => code).join(' ')).to.equal(
        key === 'goon' ? 'go_on break person' : key === 'B.safe' ? '' : 'yes no unsure',
      );
    }
    const [both] = ask('plan.safe', situation()).options;
    expect(both && safetyText('en', both.label)).to.equal('Yes to both');
  });
});

describe('CHECK', () => {
  const TABLE: [form: CheckForm, afterMethod: boolean, hint: CrisisMemory['hint'], yes: Tier, unsure: Tier][] = [
    ['self', false, undefined, 'ACTIVE', 'PASSIVE'],
    ['self', false, 'plan', 'ACTIVE_PLAN', 'PASSIVE'],
    ['self', false, 'now', 'IMMINENT', 'PASSIVE'],
    ['self', true, undefined, 'ACTIVE_PLAN', 'ACTIVE'],
    ['self', true, 'plan', 'ACTIVE_PLAN', 'ACTIVE'],
    ['self', true, 'now', 'IMMINENT', 'ACTIVE'],
    ['others', false, undefined, 'HARM_OTHERS', 'HARM_OTHERS'],
    ['body', false, undefined, 'MEDICAL', 'MEDICAL'],
  ];
  for (const [form, afterMethod, hint, yes, unsure] of TABLE) {
    const question = `check.${form}` as const;
    const asked: Asked = { tiers: ['CHECK'], check: { form, afterMethod }, ...(hint === undefined ? {} : { hint }) };

    describe(`${question}${afterMethod ? ' after a method question' : ''}${hint === undefined ? '' : `, ${hint}`}`, () => {
      const REVIEW: Mark[] = form === 'others' ? ['REVIEW'] : [];

      it(`raises ${yes} on yes and ${unsure} on not sure`, () => {
        expect(answer(question, 'yes', asked).raise).to.deep.equal({ tiers: [yes], marks: [], told: true });
        expect(answer(question, 'unsure', asked).raise).to.deep.equal({ tiers: [unsure], marks: REVIEW, told: true });
      });

      it('thanks for a no, raises nothing, and asks how to go on', () => {
        const step = answer(question, 'no', asked);
        expect(outline(step)).to.equal('check.no ?goon');
        expect(step).not.to.have.property('raise');
      });

      it('asks once more after another answer, then takes it as not sure', () => {
        const again = answer(question, 'other', asked);
        expect(outline(again)).to.equal(`?${question}`);
        expect(again.timers).to.deep.equal([{ question, minutes: 10 }]);
        expect(answer(question, 'other', { ...asked, asked: 2 }).raise?.tiers).to.deep.equal([unsure]);
      });

      it(`alerts with ${unsure} when nobody answers`, () => {
        const step = silenceStep(memory({ ...asked, tiers: ['CHECK'] }), situation());
        expect(outline(step)).to.equal('check.silence# →stay');
        expect(step.raise).to.deep.equal({ tiers: [unsure], marks: [...REVIEW, 'NO_REPLY'], told: true });
      });
    });
  }

  it('speaks the script of the tier it found', () => {
    const say = (form: CheckForm, reply: CrisisReply) =>
      outline(answer(`check.${form}`, reply, { tiers: ['CHECK'], check: { form, afterMethod: false } }));
    expect(say('self', 'yes')).to.equal('C close# C.offer +screen.offer');
    expect(say('others', 'yes')).to.equal('D close# →stay');
    expect(say('others', 'unsure')).to.equal('letting# ?goon');
    expect(say('body', 'unsure')).to.equal('B close# ?B.safe');
  });

  it('alerts without a word about a silence in quiet mode', () => {
    const asked = memory({ tiers: ['CHECK'], check: { form: 'self', afterMethod: false } });
    const step = silenceStep(asked, situation({ quiet: true }));
    expect(step.say).to.have.length(0);
    expect(step.raise).to.deep.equal({ tiers: ['PASSIVE'], marks: ['NO_REPLY', 'QUIET'], told: false });
  });

  it('lets a late answer count upwards only', () => {
    const late: Asked = {
      tiers: ['ACTIVE'],
      marks: ['NO_REPLY'],
      check: { form: 'self', afterMethod: true },
      here: { openBlocking: true },
    };
    expect(answer('check.self', 'yes', late).raise).to.deep.include({ tiers: ['ACTIVE_PLAN', 'ACTIVE'], marks: [] });
    const no = answer('check.self', 'no', late);
    expect(outline(no)).to.equal('support.1# →stay');
    expect(no).not.to.have.property('raise');
  });
});
