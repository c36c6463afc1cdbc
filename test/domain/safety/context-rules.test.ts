import { expect } from 'chai';
import { safetyLexicon } from '../../../src/content/safety/index.ts';
import { createScreen } from '../../../src/domain/safety/screen.ts';

const screen = createScreen(safetyLexicon);

/** Each text with the first tier that it must have. */
function expectFirst(expected: Record<string, string>): void {
  for (const [text, tier] of Object.entries(expected)) {
    expect(screen(text, { recent: [], doseToday: false }).tiers[0] ?? 'NONE', text).to.equal(tier);
  }
}

describe('what stands around the words (clinical pack 7.6)', () => {
  it('a: a denial ends at a "but"', () => {
    expectFirst({
      'I would never do it but I think about killing myself': 'ACTIVE',
      "I don't have a plan, though I wish I was dead": 'PASSIVE',
      'no quiero preocupar a nadie pero quiero matarme': 'ACTIVE',
    });
  });

  it('b: a denial takes back nothing that is said after it', () => {
    expectFirst({
      "I'm not suicidal. I'm going to hang myself tonight": 'IMMINENT',
      'No. I want to die': 'PASSIVE',
      'no, I want to kill myself': 'ACTIVE',
    });
  });

  it('c: of "not this but that" it takes that', () => {
    expectFirst({
      "I'm not planning anything but I want to die": 'PASSIVE',
      'no estoy enferma sino que quiero morirme': 'PASSIVE',
    });
  });

  it('takes two denials for a yes', () => {
    expectFirst({ "I don't not want to kill myself": 'ACTIVE', 'nunca dije que no quiero morir': 'PASSIVE' });
  });

  it('takes no "I can\'t" and no "I don\'t know" for a denial', () => {
    expectFirst({
      "I can't stop thinking about killing myself": 'ACTIVE',
      "I don't know why I haven't killed myself": 'ACTIVE',
      'the only reason I did not kill myself is my cat': 'ACTIVE',
    });
  });

  it('d: somebody else at risk is a third party, unless it is an emergency', () => {
    expectFirst({
      'my roommate wants to kill himself': 'THIRD_PARTY',
      'mi vecina dice que se quiere morir': 'THIRD_PARTY',
      'my roommate is unconscious and not breathing': 'MEDICAL',
      'he makes me want to kill myself': 'ACTIVE',
    });
  });

  it('e: long ago is past, unless it is back', () => {
    expectFirst({
      'in 2003 I tried to kill myself': 'PAST_ONLY',
      'twenty years ago I was suicidal': 'PAST_ONLY',
      'twenty years ago I was suicidal and lately again': 'ACTIVE',
      'I tried to kill myself': 'ACTIVE_PLAN',
      'I tried to kill myself two months ago': 'ACTIVE_PLAN',
      'I tried to kill myself nine months ago': 'PAST_ONLY',
      'hace quince años intenté matarme': 'PAST_ONLY',
    });
  });

  it('f: reads through signs, repeats, spaces and pictures', () => {
    expectFirst({
      'I want to k1ll mys3lf': 'ACTIVE',
      'i want to diiiiie': 'PASSIVE',
      'k i l l   m y s e l f   tonight': 'IMMINENT',
      'su\u200bici\u200bdal': 'ACTIVE',
      ＳＵＩＣＩＤＡＬ: 'ACTIVE',
      'everything is hopeless 🔫': 'CHECK',
      'new water pistol 🔫': 'NONE',
      'quiero suicidárme': 'ACTIVE',
    });
  });

  it('g: symbolic death in a session is none, but an intent is', () => {
    expectFirst({
      'during the journey I died and it was bliss': 'NONE',
      'in the session I felt like I was already dead, and it was peaceful': 'NONE',
      'after the session I want to kill myself': 'ACTIVE',
      'the journey showed me that I am going to end my life tonight': 'IMMINENT',
    });
  });

  it('h: a question about a method gets no facts but a question', () => {
    for (const text of [
      'how many pills would kill me',
      'what is the lethal dose of lithium',
      'dosis letal de clonazepam',
    ]) {
      expect(screen(text, { recent: [], doseToday: false }), text).to.deep.include({
        check: { form: 'self', afterMethod: true },
      });
    }
  });

  it('i: takes the answer of a screen that was typed in words', () => {
    expectFirst({
      'PHQ item 9: several days': 'PASSIVE',
      'PHQ-9 question 9: nearly every day': 'ACTIVE',
      'PHQ item 9: not at all': 'NONE',
      'Have you had thoughts of killing yourself? Yes': 'ACTIVE',
      'Have you had thoughts of killing yourself? No': 'NONE',
      'Have you had thoughts of killing yourself? Not sure': 'PASSIVE',
      '¿Has pensado en suicidarte? Sí': 'ACTIVE',
    });
  });

  it('j: asks in the languages of the clinic when it knows neither', () => {
    for (const text of [
      'ich habe heute große Angst',
      'Je ne suis pas bien du tout',
      'سأقتل نفسي الليلة',
      '死にたい、助けてください',
    ]) {
      expect(screen(text, { recent: [], doseToday: false }), text).to.deep.include({
        tiers: ['CHECK'],
        marks: ['LANGUAGE'],
      });
    }
    for (const text of [
      'Maria Jose Fernandez Lopez',
      '12 Rue Lepic',
      'bonjour',
      'sertraline, bupropion, lithium, melatonin',
    ]) {
      expect(screen(text, { recent: [], doseToday: false }).tiers, text).to.deep.equal([]);
    }
  });

  it('takes an "lol" for irony and asks, unless it is meant', () => {
    expectFirst({
      'kms lol': 'CHECK',
      'lol I want to kill myself': 'CHECK',
      'lol I want to kill myself, not joking': 'ACTIVE',
    });
  });

  it('reads a blood pressure with its symptoms', () => {
    expectFirst({
      'my bp is 192/110 and I have a bad headache': 'MEDICAL',
      'blood pressure 185 over 100': 'CHECK',
      'blood pressure 118 over 76, mild headache': 'NONE',
    });
  });
});
