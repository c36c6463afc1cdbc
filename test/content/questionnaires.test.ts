import { expect } from 'chai';
import prompts from '../../src/content/medicines/prompts.json' with { type: 'json' };
import { QUESTIONNAIRES } from '../../src/content/questionnaires/index.ts';
import { ANSWER_CODES, DATA_ABSENT_REASON, EXT, LOINC, NO, YES } from '../../src/domain/questionnaire/extensions.ts';
import type { QuestionnaireItem } from '../../src/domain/questionnaire/fhir.ts';
import { plainLinkId } from '../../src/domain/questionnaire/repetition-keys.ts';
import {
  codesOf,
  codings,
  conditionOf,
  everyItem,
  extension,
  isPart,
  item,
  items,
  pullsIn,
  questionnaires,
  reasonsOf,
  textsIn,
  within,
} from './items.ts';
import { CHOICES, ITEM_LOINC, LINK_IDS, PHQ9_TEXTS, PLAIN_YES_NO, STARRED, YES_NO } from './pack.ts';

describe('questionnaires', () => {
  it('name themselves by url and version', () => {
    for (const [id, questionnaire] of questionnaires) {
      expect(questionnaire.url).to.equal(`https://kap-companion.org/fhir/Questionnaire/${id}`);
      const version = ['prescreening', 'intention', 'reflection'].includes(id) ? '1.1.0' : '1.0.0';
      expect(questionnaire).to.include({ version, status: 'draft', language: 'en' });
    }
  });

  it('ask exactly the items of the clinical pack, in its order', () => {
    const found = Object.fromEntries(
      [...questionnaires].map(([id, questionnaire]) => [id, within(questionnaire).map((item) => item.linkId)]),
    );
    expect(found).to.deep.equal(LINK_IDS);
    for (const linkIds of Object.values(found)) expect(new Set(linkIds).size).to.equal(linkIds.length);
  });

  it('star what the pack stars and nothing else, and never force an answer', () => {
    const starred = everyItem.filter((item) => extension(item, EXT.starred)?.valueBoolean === true);
    expect(starred.map((item) => item.linkId)).to.have.members(STARRED);
    expect(everyItem.filter((item) => item.required === true)).to.deep.equal([]);
  });

  it('pull in the instruments that are there', () => {
    const pulled = everyItem.filter(pullsIn).map((item) => extension(item, EXT.subQuestionnaire)?.valueCanonical);
    const known = [...questionnaires.values()].map(({ url, version }) => `${url}|${version}`);
    expect(pulled).to.have.length(13);
    for (const canonical of pulled) expect(known).to.include(canonical);
  });
});

describe('texts of questionnaires', () => {
  const texts = QUESTIONNAIRES.flatMap((raw) => [...textsIn(raw)]);

  it('exist in Spanish wherever they exist in English', () => {
    expect(texts.length).to.be.greaterThan(400);
    const isWords = (text = '') => /\p{L}|\d/u.test(text);
    expect(texts.filter(({ es }) => !isWords(es)).map(({ en }) => en)).to.deep.equal([]);
  });

  it('are the same in both languages only where the word is', () => {
    const same = new Set(texts.filter(({ en, es }) => en === es).map(({ en }) => en));
    const shared = ['No', 'no', 'OK', 'California', 'Florida', 'Illinois', 'Texas', 'mm Hg', 'cm', 'kg'];
    const instruments = ['PHQ-9', 'PHQ-2', 'GAD-7', 'PC-PTSD-5', 'PCL-5', 'AUDIT-C'];
    expect([...same]).to.have.members([
      ...shared,
      ...instruments,
      'glaucoma',
      'hepatitis',
      'bipolar 1',
      'bipolar 2',
      'EMDR',
      'mg',
      'cannabis',
      'MDMA',
    ]);
  });

  it('have the same placeholders in both languages', () => {
    const placeholders = (text = '') => (text.match(/\{\w+\}/g) ?? []).sort();
    for (const { en, es } of texts) expect(placeholders(es), en).to.deep.equal(placeholders(en));
    expect(new Set(texts.flatMap(({ en }) => placeholders(en)))).to.deep.equal(
      new Set([
        ...['{country}', '{n}', '{fasting}', '{intentionShort}', '{intentionFull}', '{goal1}', '{comfort}'],
        ...['{lastIntentions}', '{firstIntention}'],
      ]),
    );
  });

  it('hold none of the instruments that are licensed to others', () => {
    const all = JSON.stringify(QUESTIONNAIRES);
    for (const phrase of ['C-SSRS', 'cssrs', 'Columbia', 'go to sleep and not wake up', 'dormirse y no despertar']) {
      expect(all).not.to.include(phrase);
    }
    for (const phrase of ['worked out the details', 'DAST', 'Stanley', 'Emotional Breakthrough', 'CADSS', 'KSET']) {
      expect(all).not.to.include(phrase);
    }
  });
});

describe('answer options', () => {
  it('of type B are Yes, No, Not sure and Prefer not to say', () => {
    const found = everyItem.filter((item) => codesOf(item)[0] === YES).map((item) => item.linkId);
    expect(found).to.have.members([...YES_NO, ...PLAIN_YES_NO]);
    for (const linkId of YES_NO) {
      expect(codings(linkId).map(({ system, code }) => `${system} ${code}`)).to.deep.equal([
        `${LOINC} ${YES}`,
        `${LOINC} ${NO}`,
        `${DATA_ABSENT_REASON} asked-unknown`,
        `${DATA_ABSENT_REASON} asked-declined`,
      ]);
    }
  });

  it('of PC-PTSD-5 are Yes and No alone, as the instrument has them', () => {
    for (const linkId of PLAIN_YES_NO) expect(codings(linkId).map(({ code }) => code)).to.deep.equal([YES, NO]);
  });

  it('of other choices carry the codes of the pack', () => {
    const ours = (item: QuestionnaireItem) =>
      codings(item.linkId)
        .filter(({ system, code }) => system === ANSWER_CODES && (item.repeats !== true || code !== 'none'))
        .map(({ code }) => code);
    const found = Object.fromEntries(everyItem.filter((item) => ours(item).length > 0).map((i) => [i.linkId, ours(i)]));
    expect(found).to.deep.equal(CHOICES);
  });

  it('of medicines people forget are those of the medicine dictionary, in its words', () => {
    const shown = (item('s6.meds_prompt').answerOption ?? []).map(({ valueCoding }) => valueCoding);
    const labels = prompts.map(({ code, label }) => [code, label]);
    expect(shown.slice(0, -3).map((coding) => [coding?.code, [...textsIn(coding)][0]])).to.deep.equal(labels);
  });

  it('of a list to choose many from include a "none" that excludes the rest, as does every reason not to answer', () => {
    const many = everyItem.filter((item) => item.type === 'choice' && item.repeats === true);
    expect(many.map((item) => item.linkId)).to.include.members(['s1.concerns', 's2.means', 's3.bp_symptoms']);
    for (const item of many) {
      const exclusive = (item.answerOption ?? []).filter((option) => extension(option, EXT.optionExclusive));
      const rest = codings(item.linkId).filter(({ system, code }) => system !== ANSWER_CODES || code === 'none');
      expect(exclusive.map((option) => option.valueCoding?.code)).to.deep.equal(rest.map(({ code }) => code));
      expect(rest[0]?.code).to.equal('none');
    }
  });

  it('of starred items from S1 on, and of their follow-ups, include not answering', () => {
    const starred = everyItem.filter(
      (item) => STARRED.includes(item.linkId) && !/^(s0|phq9|asq|auditc)/.test(item.linkId),
    );
    for (const item of starred.flatMap((parent) => [parent, ...within(parent).filter((child) => !isPart(child))])) {
      const typed = ['text', 'string', 'group'].includes(item.type) && !['s3.bp_known', 'p.bp'].includes(item.linkId);
      expect(reasonsOf(item), item.linkId).to.deep.equal(
        typed ? ['asked-declined'] : ['asked-unknown', 'asked-declined'],
      );
    }
  });

  it('let a person decline alone where the pack says so', () => {
    expect(codings('s2.means').at(-1)).to.include({ code: 'asked-declined', display: 'rather not say' });
    expect(reasonsOf(item('s1.impact'))).to.deep.equal([]);
  });
});

describe('Items that stand in several questionnaires', () => {
  it('are the same everywhere, but for when they are asked', () => {
    const asked = everyItem.filter((item) => !pullsIn(item) && item.type !== 'group');
    const shared = new Set(asked.map(({ linkId }) => linkId).filter((linkId, at, all) => all.indexOf(linkId) !== at));
    expect([...shared]).to.include.members(['s3.bp_symptoms', 's8.single_drug', 's6.meds.name']);
    for (const linkId of shared) {
      const [first, ...others] = asked.filter((item) => item.linkId === linkId).map(withoutCondition);
      for (const other of others) expect(other, linkId).to.deep.equal(first);
    }
  });

  it('of the bladder ask the same before a session and after it', () => {
    expect(item('p.bladder').text).to.equal(item('ae.urine').text);
    expect(item('p.bladder').answerOption).to.deep.equal(item('ae.urine').answerOption);
  });

  it('of the PHQ-2 are the first two of the PHQ-9', () => {
    for (const n of [1, 2]) {
      expect({ ...item(`phq2.q${n}`), linkId: '' }).to.deep.equal({ ...item(`phq9.q${n}`), linkId: '' });
    }
  });
});

describe('PHQ-9 and ASQ', () => {
  it('carry the LOINC codes of the pack and no others', () => {
    const coded = everyItem.filter((item) => item.code !== undefined);
    const found = Object.fromEntries(coded.map((item) => [item.linkId, item.code?.map(({ code }) => code).join()]));
    expect(found).to.deep.equal(ITEM_LOINC);
    expect(coded.every((item) => item.code?.every(({ system }) => system === LOINC))).to.equal(true);
  });

  it('keep the exact words of PHQ-9', () => {
    expect(PHQ9_TEXTS.map((_, index) => item(`phq9.q${index + 1}`).text)).to.deep.equal(PHQ9_TEXTS);
    expect(item('phq9').text).to.equal(
      'Over the last 2 weeks, how often have you been bothered by any of the following problems?',
    );
  });

  it('score PHQ-9 items 1 to 9 from 0 to 3, up to 27', () => {
    for (let n = 1; n <= 9; n += 1) {
      const options = item(`phq9.q${n}`).answerOption ?? [];
      expect(options.map((option) => option.valueCoding?.code)).to.deep.equal([
        'LA6568-5',
        'LA6569-3',
        'LA6570-1',
        'LA6571-9',
      ]);
      expect(options.map((option) => extension(option, EXT.ordinalValue)?.valueDecimal)).to.deep.equal([0, 1, 2, 3]);
    }
    expect(extension(item('phq9.total'), EXT.maxValue)?.valueInteger).to.equal(27);
  });

  it('give Very difficult LA6575-0 and Extremely difficult LA6574-3, which do not count', () => {
    const options = item('phq9.q10').answerOption ?? [];
    expect(options.map((option) => [option.valueCoding?.code, option.valueCoding?.display])).to.deep.equal([
      ['LA6572-7', 'Not difficult at all'],
      ['LA6573-5', 'Somewhat difficult'],
      ['LA6575-0', 'Very difficult'],
      ['LA6574-3', 'Extremely difficult'],
    ]);
    expect(options.some((option) => extension(option, EXT.ordinalValue))).to.equal(false);
  });
});

describe('conditions', () => {
  it('let nothing but the disclosure come before consent', () => {
    const later = [...(item('s0').item ?? []), ...(questionnaires.get('prescreening')?.item ?? [])].filter(
      ({ linkId }) => !['s0', 's0.ai_disclosure', 's0.consent'].includes(linkId),
    );
    expect(later.length).to.be.greaterThan(14);
    for (const item of later)
      expect(conditionOf(item), item.linkId).to.match(/^(is\('s0\.consent','agree'\)|s0\.consent = agree)/);
  });

  it('stop the questions after a date of birth under 18', () => {
    const start = item('s0').item ?? [];
    const afterBirth = [
      ...start.slice(start.findIndex(({ linkId }) => linkId === 's0.dob') + 1),
      ...(questionnaires.get('prescreening')?.item.slice(1) ?? []),
    ];
    for (const item of afterBirth) {
      expect(conditionOf(item), item.linkId).to.include("(ageYears('s0.dob') >= 18 or ageYears('s0.dob').empty())");
    }
  });

  it('ask about items and codes that exist', () => {
    for (const { linkId, enableWhen } of everyItem) {
      for (const { question, answerCoding } of enableWhen ?? []) {
        expect(items.has(question), `${linkId}: ${question}`).to.equal(true);
        const known = codings(question).map(({ system, code }) => `${system} ${code}`);
        if (answerCoding) expect(known, linkId).to.include(`${answerCoding.system} ${answerCoding.code}`);
      }
    }
  });

  it('written in FHIRPath ask about items that exist', () => {
    const named = [
      ...JSON.stringify(QUESTIONNAIRES).matchAll(/\b(?:is|any|unknown|skipped|answered|number|ageYears)\('([^']+)'/g),
    ];
    expect(named.length).to.be.greaterThan(30);
    for (const [call, key = ''] of named) expect(items.has(plainLinkId(key)), call).to.equal(true);
  });
});

function withoutCondition({ extension: all = [], ...item }: QuestionnaireItem) {
  return { ...item, extension: all.filter(({ url }) => url !== EXT.enableWhenExpression) };
}
