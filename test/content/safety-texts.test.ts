import { existsSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { LANGUAGES, type Language } from '../../src/domain/languages.ts';
import type { TextParams } from '../../src/domain/texts.ts';
import { SAFETY_TEXTS, safetyText } from '../support/safety-texts.ts';

/** The table of scripts as clinicians wrote it: our copy, and the clinical pack itself where it lies beside. */
const SOURCES = ['test/content/data/crisis-scripts.md', '../shared/clinical/7-crisis.md'].filter((path) =>
  existsSync(path),
);

/** Each placeholder of the pack stands for itself, so that a rendered text reads like the pack's. */
const PARAMS: TextParams = {
  c: '{c}',
  cKind: 'number',
  e: '{e}',
  eKind: 'number',
  k: 'crisis',
  named: true,
  n: '{n}',
  dosed: true,
  time: '{time}',
  who: 'team',
  telling: { key: 'safety.letting' },
  role: 'therapist',
  whenKnown: true,
  when: '{when}',
  day: '{day}',
  clinicPhone: '{clinic.phone}',
  alerted: false,
};

/** Scripts whose last sentence stands after `close`, as a text of its own. */
const LAST_SENTENCE: Record<string, string> = {
  C: 'C.offer',
  third_party: 'third_party.ask',
  past_only: 'past_only.offer',
};

const NAMED: Record<Language, [string, string][]> = {
  en: [
    ['{who}', 'your care team'],
    ['{role}', 'A therapist'],
    ['{k}', '{c}'],
  ],
  es: [
    ['{who}', 'a tu equipo de atención'],
    ['{role}', 'Alguien de terapia'],
    ['{k}', '{c}'],
  ],
};

describe('safety texts', () => {
  for (const source of SOURCES) {
    describe(`word for word as in ${source}`, () => {
      const rows = packRows(source);
      it('knows the whole table', () => expect(rows).to.have.lengthOf(43));
      for (const { key, wording } of rows) {
        it(key, () => {
          for (const language of LANGUAGES) expect(rendered(language, key)).to.equal(expected(language, wording));
        });
      }
    });
  }

  it('exist in both languages with the same placeholders', () => {
    expect(Object.keys(SAFETY_TEXTS.es)).to.deep.equal(Object.keys(SAFETY_TEXTS.en));
    const fillers = (message: string | undefined) =>
      [...new Set((message ?? '').match(/\{(?:c|e|n|time|when|whoTitle|clinicPhone)\}/g))].sort();
    for (const [key, message] of Object.entries(SAFETY_TEXTS.en)) {
      expect(fillers(SAFETY_TEXTS.es[key]), key).to.deep.equal(fillers(message));
    }
  });

  it('leave out the name and the dose where they are unknown', () => {
    const without = { ...PARAMS, named: false, n: undefined, dosed: false, time: undefined };
    expect(safetyText('en', { key: 'safety.A', params: without })).to.match(/^I'm really glad you told me\. This/);
    expect(safetyText('es', { key: 'safety.A', params: without })).to.match(/^Me alegra mucho que me lo digas\. Esto/);
    for (const language of LANGUAGES) {
      expect(safetyText(language, { key: 'safety.B', params: without })).not.to.match(/ketamin|\{time\}| {2}/);
    }
  });

  it('never say "call" to a site, nor "al tu" to the local emergency number', () => {
    const params = { ...PARAMS, c: 'findahelpline.com', cKind: 'site', e: 'tu número local', eKind: 'local' };
    for (const k of ['crisis', 'both', 'emergency']) {
      for (const key of Object.keys(SAFETY_TEXTS.en)) {
        expect(safetyText('en', { key, params: { ...params, k } }), key).not.to.match(/call findahelpline/);
        expect(safetyText('es', { key, params: { ...params, k } }), key).not.to.match(/al findahelpline|\bal tu\b/);
      }
    }
    expect(safetyText('en', { key: 'safety.A', params })).to.contain('go to findahelpline.com now, or call tu número');
    expect(safetyText('es', { key: 'safety.A', params })).to.contain(
      'entra a findahelpline.com ahora, o llama a tu número local si',
    );
  });

  it('name whom the tier calls for in the support texts', () => {
    const support = (n: number, k: string) =>
      safetyText('en', { key: `safety.support.${n}`, params: { ...PARAMS, k, c: '988', e: '911' } });
    for (const n of [1, 2, 3, 4]) {
      expect(support(n, 'emergency'))
        .to.match(/911\.$/)
        .and.not.contain('988');
      expect(support(n, 'both')).to.match(/988 or 911\.$/);
      expect(support(n, 'crisis'))
        .to.match(/988\.$/)
        .and.not.contain('911');
    }
  });

  it('name the clinical lead, or the second contact, for an accusation of staff', () => {
    const abuse = (language: Language, params: TextParams) => safetyText(language, { key: 'safety.abuse', params });
    expect(abuse('en', { who: 'lead' })).to.contain("I'm letting the clinical lead know now.");
    expect(abuse('es', { who: 'lead' })).to.contain('Estoy avisando a la dirección clínica ahora.');
    expect(abuse('en', { who: 'contact', whoTitle: 'the medical director' })).to.contain(
      'letting the medical director',
    );
  });

  it('name who has seen it', () => {
    const seen = (role: string) => safetyText('en', { key: 'safety.seen', params: { role } });
    expect(['prescriber', 'lead', 'front-desk'].map((role) => seen(role).split(' has')[0])).to.deep.equal([
      'A prescriber',
      'The clinical lead',
      'Someone on your care team',
    ]);
  });

  it('begin the emergency line of B and the repeated question of E exactly as the whole scripts do', () => {
    for (const language of LANGUAGES) {
      const text = (key: string) => safetyText(language, { key: `safety.${key}`, params: PARAMS });
      expect(text('B').startsWith(text('B.emergency'))).to.equal(true);
      expect(text('E')).to.contain(text('E.again'));
    }
  });
});

function packRows(path: string): { key: string; wording: Record<Language, string> }[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => /^\| `[A-Za-z_.0-9]+`[^|]*\|[^|]+\|[^|]+\|$/.test(line))
    .map((line) => {
      const [key = '', en = '', es = ''] = line.split('|').slice(1, 4);
      return { key: /`([^`]+)`/.exec(key)?.[1] ?? '', wording: { en: en.trim(), es: es.trim() } };
    })
    .filter(({ key }) => /^[a-zA-Z]/.test(key) && !/^[A-Z_]{4,}$/.test(key) && !key.startsWith('check.self` '));
}

function expected(language: Language, wording: Record<Language, string>): string {
  const plain = wording[language].replace(/ \*\(.*\)\*$/, '').replace(/ \([^)]*\/[^)]*\/[^)]*\)$/, '');
  return NAMED[language].reduce((text, [from, to]) => text.replaceAll(from, to), plain);
}

function rendered(language: Language, key: string): string {
  const text = (name: string, params = PARAMS) => safetyText(language, { key: `safety.${name}`, params });
  if (key === 'consent.refused.alert') {
    const alerted = text('consent.refused', { ...PARAMS, alerted: true });
    return alerted.slice(alerted.indexOf('{c}. ') + '{c}. '.length);
  }
  const last = LAST_SENTENCE[key];
  return last === undefined ? text(key) : `${text(key)} ${text(last)}`;
}
