import { expect } from 'chai';
import { LANGUAGES } from '../../../src/domain/languages.ts';
import { alertSpec } from '../../../src/domain/safety/alert-rules.ts';
import type { CrisisStep, Found, Situation } from '../../../src/domain/safety/crisis-step.ts';
import { beginCrisis, supportStep } from '../../../src/domain/safety/protocol.ts';
import { blocks, compareTiers, sortTiers, strongest } from '../../../src/domain/safety/tier-rules.ts';
import { type Mark, TIERS, type Tier } from '../../../src/domain/safety/tiers.ts';
import type { TextRef } from '../../../src/domain/texts.ts';
import { safetyText } from '../../support/safety-texts.ts';
import { outline, situation } from '../../support/situations.ts';

const NO_MARKS: Found = { marks: [] };
const begin = (tiers: Tier[], marks: Mark[] = [], changes: Partial<Situation> = {}) =>
  beginCrisis(tiers, { marks }, situation(changes));

/** A row of clinical pack 7.2: what is said in order, whether it blocks, its clock in minutes, who else is told. */
const DAY = 1440;
const ROWS: [tier: Tier, marks: Mark[], said: string, blocks: boolean, clock: number, to: string[]][] = [
  ['IMMINENT', [], 'A close# ?means', true, 5, ['clinical-lead']],
  ['MEDICAL', [], 'B close# ?B.safe', true, 5, []],
  ['HARM_OTHERS', [], 'D close# →stay', true, 15, ['clinical-lead']],
  ['ACTIVE_PLAN', [], 'A close# ?plan.safe', true, 15, []],
  ['ACTIVE', [], 'C close# C.offer +screen.offer', true, 60, []],
  ['PSYCH_ACUTE', [], 'F close# →stay', true, 60, []],
  ['ABUSE', ['DANGER'], 'abuse abuse.now close# ?abuse.texting', true, 15, ['clinical-lead']],
  ['ABUSE', [], 'abuse close# ?abuse.texting', false, DAY, ['clinical-lead']],
  ['SELF_HARM', [], 'E close# +E.hurt', false, DAY, []],
  ['PASSIVE', [], 'C close# C.offer +screen.offer', false, DAY, []],
  ['THIRD_PARTY', [], 'third_party close# third_party.ask +third_party.danger', false, DAY, []],
  ['THIRD_PARTY', ['DANGER'], 'third_party third_party.danger close# ?goon', false, 15, []],
  ['HARM_OTHERS', ['REVIEW'], 'letting# ?goon', false, 60, ['clinical-lead']],
];

describe('beginCrisis', () => {
  for (const [tier, marks, said, blocking, clock, to] of ROWS) {
    it(`answers ${[tier, ...marks].join(' + ')} with ${said}`, () => {
      const step = begin([tier], marks);
      expect(outline(step)).to.equal(said);
      expect(step.raise).to.deep.equal({ tiers: [tier], marks, told: true });
      expect(step.say.find(({ showNumbers }) => showNumbers)?.status).to.equal('raised');
      expect(alertSpec([tier], marks)).to.deep.include({ blocks: blocking, clockMinutes: clock, to });
    });
  }

  it('covers every tier', () => {
    expect([...ROWS.map(([tier]) => tier), 'CHECK', 'PAST_ONLY']).to.include.members([...TIERS]);
  });

  it('asks what fits a CHECK, without an alert, and waits 10 minutes for the answer', () => {
    const check = (form: 'self' | 'others' | 'body', afterMethod = false) =>
      beginCrisis(['CHECK'], { marks: [], check: { form, afterMethod } }, situation());
    expect(outline(check('self'))).to.equal('?check.self');
    expect(outline(check('others'))).to.equal('?check.others');
    expect(outline(check('body'))).to.equal('?check.body');
    expect(outline(check('self', true))).to.equal('check.method ?check.self');
    expect(check('body')).to.deep.include({ timers: [{ question: 'check.body', minutes: 10 }] });
    expect(check('self', true)).not.to.have.property('raise');
  });

  it('asks in every language and alerts once a day when the language is unknown', () => {
    const found: Found = { marks: ['LANGUAGE'], check: { form: 'self', afterMethod: false } };
    const step = beginCrisis(['CHECK'], found, situation());
    expect(outline(step)).to.equal('check.self# +check.self');
    expect(step.say.map(({ everyLanguage }) => everyLanguage)).to.deep.equal([true]);
    expect(step.raise).to.deep.equal({ tiers: ['CHECK'], marks: ['LANGUAGE'], told: false });
    expect(alertSpec(['CHECK'], ['LANGUAGE'])).to.deep.include({ blocks: false, clockMinutes: DAY });
    expect(beginCrisis(['CHECK'], found, situation({ languageAlerted: true }))).not.to.have.property('raise');
  });

  it('thanks for PAST_ONLY and offers the screen unless one was just done, without an alert', () => {
    expect(outline(begin(['PAST_ONLY']))).to.equal('past_only past_only.offer +screen.offer');
    expect(outline(begin(['PAST_ONLY'], [], { screenFinishedRecently: true }))).to.equal('past_only ?goon');
    expect(begin(['PAST_ONLY'])).not.to.have.property('raise');
  });

  it('asks ASQ item 5 alone after a screen of the last 24 hours', () => {
    for (const tier of ['ACTIVE', 'PASSIVE'] as const) {
      expect(outline(begin([tier], [], { screenFinishedRecently: true }))).to.equal('C close# →q5-only');
    }
  });

  it('says the emergency line of B, script A whole and B.safe for an overdose, in one alert', () => {
    for (const tier of ['IMMINENT', 'ACTIVE_PLAN', 'ACTIVE', 'PASSIVE'] as const) {
      const step = begin(['MEDICAL', tier]);
      expect(outline(step)).to.equal('B.emergency A close# ?B.safe');
      expect(step.raise?.tiers).to.have.members(['MEDICAL', tier]);
    }
    expect(begin(['MEDICAL', 'IMMINENT']).raise?.tiers).to.deep.equal(['IMMINENT', 'MEDICAL']);
    expect(outline(begin(['MEDICAL', 'SELF_HARM']))).to.equal('B close# ?B.safe');
  });

  it('says the script of the strongest tier and keeps every label', () => {
    const step = begin(['ABUSE', 'PASSIVE', 'CHECK', 'HARM_OTHERS']);
    expect(outline(step)).to.equal('D close# →stay');
    expect(step.raise?.tiers).to.deep.equal(['HARM_OTHERS', 'PASSIVE', 'ABUSE', 'CHECK']);
    expect(outline(begin(['ACTIVE', 'ABUSE'], ['DANGER']))).to.equal('abuse abuse.now close# ?abuse.texting');
    expect(outline(begin(['ACTIVE', 'ABUSE']))).to.equal('C close# C.offer +screen.offer');
  });

  it('raises an alert for weaker labels beside a CHECK', () => {
    expect(begin(['CHECK', 'THIRD_PARTY']).raise?.tiers).to.deep.equal(['THIRD_PARTY', 'CHECK']);
  });

  it('answers an unsafe home in its own words', () => {
    expect(outline(begin(['ABUSE'], [], { homeSafeAnswer: true }))).to.equal('abuse.home close# ?abuse.texting');
  });

  it('names the clinical lead, or who takes their place, when staff is accused', () => {
    const who = (step: CrisisStep) => step.say[0]?.text.params;
    expect(who(begin(['ABUSE'], ['STAFF']))).to.include({ who: 'lead' });
    expect(who(begin(['ABUSE']))).to.include({ who: 'team' });
    const second = begin(['ABUSE'], ['STAFF'], { safeguardingContact: 'the medical director' });
    expect(who(second)).to.include({ who: 'contact', whoTitle: 'the medical director' });
    expect(begin(['ABUSE'], ['STAFF']).raise?.marks).to.deep.equal(['STAFF']);
  });

  it('speaks of the dose only when it is known', () => {
    const b = (changes: Partial<Situation>) => {
      const [first] = begin(['MEDICAL'], [], changes).say;
      return first === undefined ? '' : safetyText('en', first.text);
    };
    expect(b({ doseTime: '3:10 PM' })).to.contain('Tell them you had ketamine today at about 3:10 PM.');
    expect(b({})).not.to.contain('ketamine');
  });

  it('goes on where nothing was found', () => {
    expect(begin([])).to.deep.equal({ say: [], next: 'resume' });
    expect(beginCrisis([], { marks: [], quiet: true }, situation())).to.deep.equal({
      say: [],
      next: 'resume',
      quiet: true,
    });
  });

  it('tells which script was said, if one was', () => {
    expect(begin(['ACTIVE', 'ABUSE']).scriptSaid).to.equal('ACTIVE');
    expect(begin(['PAST_ONLY']).scriptSaid).to.equal('PAST_ONLY');
    expect(begin(['ACTIVE'], [], { screenOpen: true })).not.to.have.property('scriptSaid');
    expect(begin(['CHECK'])).not.to.have.property('scriptSaid');
  });

  describe('while a suicide screen is open', () => {
    const inScreen = (tiers: Tier[], marks: Mark[] = []) => outline(begin(tiers, marks, { screenOpen: true }));

    it('is stopped by IMMINENT and MEDICAL alone', () => {
      expect(inScreen(['IMMINENT'])).to.equal('A close# ?means');
      expect(inScreen(['MEDICAL', 'ACTIVE'])).to.equal('B.emergency A close# ?B.safe');
    });

    it('tells the team about other suicide tiers and goes on; their script comes after the last item', () => {
      for (const tier of ['ACTIVE_PLAN', 'ACTIVE', 'PASSIVE'] as const) {
        expect(inScreen([tier])).to.equal('letting# →resume');
        expect(begin([tier], [], { screenOpen: true }).raise).to.deep.include({ tiers: [tier], told: true });
      }
    });

    it('says what else is due and goes on', () => {
      expect(inScreen(['HARM_OTHERS'])).to.equal('D close# →resume');
      expect(inScreen(['PSYCH_ACUTE'])).to.equal('F close# →resume');
      expect(inScreen(['PAST_ONLY'])).to.equal('past_only →resume');
      expect(inScreen(['SELF_HARM'])).to.equal('E close# +E.hurt');
    });
  });

  describe('in quiet mode', () => {
    const quiet = (tiers: Tier[], marks: Mark[] = [], changes: Partial<Situation> = {}) =>
      begin(tiers, marks, { quiet: true, ...changes });

    it('answers ABUSE by one neutral text alone, and marks the alert', () => {
      for (const marks of [[], ['DANGER']] as Mark[][]) {
        const step = quiet(['ABUSE'], marks);
        expect(outline(step)).to.equal('quiet~ →stay');
        expect(step.raise).to.deep.equal({ tiers: ['ABUSE'], marks: [...marks, 'QUIET'], told: false });
      }
      expect(outline(quiet(['ABUSE'], [], { homeSafeAnswer: true }))).to.equal('abuse.home.quiet →stay');
    });

    it('keeps the script of other tiers, without "close" and with nothing pinned', () => {
      expect(outline(quiet(['IMMINENT']))).to.equal('A~ ?means');
      expect(outline(quiet(['ACTIVE']))).to.equal('C~ C.offer +screen.offer');
      expect(quiet(['ACTIVE']).raise?.marks).to.deep.equal(['QUIET']);
      expect(outline(quiet(['ACTIVE', 'ABUSE'], ['DANGER']))).to.equal('C~ C.offer +screen.offer');
      expect(outline(quiet(['ABUSE', 'THIRD_PARTY']))).to.equal('quiet~ →stay');
    });

    it('begins with the words that ask for it', () => {
      const step = beginCrisis(['ABUSE'], { marks: [], quiet: true }, situation());
      expect(outline(step)).to.equal('quiet~ →stay');
      expect(step).to.include({ quiet: true });
      expect(quiet(['ABUSE'])).not.to.have.property('quiet');
    });

    it('goes on with support that shows numbers and pins none', () => {
      const judged = { tiers: ['ACTIVE'] as Tier[], marks: [] };
      expect(outline(supportStep(judged, situation({ quiet: true })))).to.equal('support.1~ →stay');
      expect(outline(supportStep({ tiers: ['ABUSE'], marks: [] }, situation({ quiet: true })))).to.equal(
        'quiet~ →stay',
      );
    });
  });
});

describe('supportStep', () => {
  it('rotates four texts and counts them', () => {
    const judged = { tiers: ['ACTIVE'] as Tier[], marks: [] };
    const steps = [0, 1, 2, 3, 4].map((supportCount) => supportStep(judged, situation({ supportCount })));
    expect(steps.map((step) => outline(step))).to.deep.equal([1, 2, 3, 4, 1].map((n) => `support.${n}# →stay`));
    expect(steps.map(({ supportCount }) => supportCount)).to.deep.equal([1, 2, 3, 4, 5]);
  });

  it('asks how to go on when nothing blocks', () => {
    const passive = { tiers: ['PASSIVE'] as Tier[], marks: [] };
    expect(outline(supportStep(passive, situation()))).to.equal('support.1# ?goon');
    expect(outline(supportStep(passive, situation({ openBlocking: true })))).to.equal('support.1# →stay');
    expect(outline(supportStep(passive, situation({ screenOpen: true })))).to.equal('support.1# →resume');
  });

  it('names the number that the tier calls for', () => {
    const named = (tiers: Tier[]) => supportStep({ tiers, marks: [] }, situation()).say[0]?.text.params?.k;
    expect(named(['MEDICAL'])).to.equal('emergency');
    expect(named(['IMMINENT', 'MEDICAL'])).to.equal('emergency');
    expect(named(['HARM_OTHERS'])).to.equal('emergency');
    expect(named(['IMMINENT'])).to.equal('both');
    for (const tier of ['ACTIVE_PLAN', 'ACTIVE', 'PSYCH_ACUTE', 'PASSIVE', 'ABUSE'] as const) {
      expect(named([tier])).to.equal('crisis');
    }
  });
});

describe('precedence of tiers', () => {
  it('is that of the protocol', () => {
    const order: Tier[] = [
      'IMMINENT',
      'MEDICAL',
      'HARM_OTHERS',
      'ACTIVE_PLAN',
      'ACTIVE',
      'PSYCH_ACUTE',
      'SELF_HARM',
      'PASSIVE',
      'ABUSE',
      'THIRD_PARTY',
      'CHECK',
      'PAST_ONLY',
    ];
    expect(sortTiers([...order].reverse())).to.deep.equal(order);
    expect(compareTiers('IMMINENT', 'MEDICAL')).to.equal(0);
    expect(strongest([])).to.equal(undefined);
  });

  it('puts ABUSE with danger above ACTIVE and below ACTIVE_PLAN', () => {
    expect(sortTiers(['ACTIVE', 'ABUSE', 'ACTIVE_PLAN'], ['DANGER'])).to.deep.equal(['ACTIVE_PLAN', 'ABUSE', 'ACTIVE']);
  });

  it('puts an unsure answer about hurting others below all that blocks', () => {
    expect(strongest(['HARM_OTHERS', 'PSYCH_ACUTE'], ['REVIEW'])).to.equal('PSYCH_ACUTE');
    expect(strongest(['HARM_OTHERS', 'SELF_HARM'], ['REVIEW'])).to.equal('HARM_OTHERS');
  });

  it('blocks if one of the tiers blocks', () => {
    expect(TIERS.filter((tier) => blocks([tier]))).to.deep.equal([
      'IMMINENT',
      'MEDICAL',
      'HARM_OTHERS',
      'ACTIVE_PLAN',
      'ACTIVE',
      'PSYCH_ACUTE',
    ]);
    expect(blocks(['PASSIVE', 'ACTIVE'])).to.equal(true);
    expect(blocks(['ABUSE'], ['DANGER'])).to.equal(true);
    expect(blocks(['THIRD_PARTY'], ['DANGER'])).to.equal(false);
  });
});

describe('the words of a step', () => {
  const MOMENTS: Partial<Situation>[] = [
    {},
    { quiet: true },
    { screenOpen: true },
    { screenFinishedRecently: true },
    { homeSafeAnswer: true, staffAccused: true },
    { name: 'Ana', doseTime: '15:10' },
  ];
  for (const tier of TIERS) {
    it(`exist in both languages for ${tier}`, () => {
      const texts = MOMENTS.flatMap((moment) => textsOf(beginCrisis([tier], NO_MARKS, situation(moment))));
      const read = LANGUAGES.flatMap((language) => texts.map((text) => safetyText(language, text)));
      expect(read.filter((text) => !/\S/.test(text) || /[{}]|undefined/.test(text))).to.deep.equal([]);
    });
  }
});

function textsOf({ say, question }: CrisisStep): TextRef[] {
  const asked = question === undefined ? [] : [question.text ?? [], ...question.options.map(({ label }) => label)];
  return [...say.map(({ text }) => text), ...asked.flat()];
}
