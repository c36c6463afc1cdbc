import { expect } from 'chai';
import { recogniseAnswer } from '../../../dialogs/prompts/recognise-answer.ts';
import { skipAnswers } from '../../../dialogs/prompts/same-for-all.ts';
import { SKIPPED } from '../../domain/questionnaire/fixtures.ts';
import { outcome } from './outcome.ts';
import { type Asked, day, doctor, heart, hope, long, pressure, words } from './questions.ts';

const NOW = '2026-03-04T10:00:00Z';

describe('A tap', () => {
  const tap = ({ q, item }: Asked, value: Record<string, unknown>, nonce?: string) =>
    outcome(
      recogniseAnswer(
        q,
        item,
        { value: value as never },
        { language: 'en', now: NOW, ...(nonce === undefined ? {} : { nonce }) },
      ),
    );

  it('gives the answer of its question', () => {
    expect(tap(heart, { linkId: 'heart', codes: ['irregular', 'valve'] })).to.equal('irregular, valve');
    expect(tap(hope, { linkId: 'hope', number: 7 })).to.equal('7');
    expect(tap(day, { linkId: 'dob', date: '1980-03' })).to.equal('1980-03');
    expect(tap(day, { linkId: 'dob', code: 'asked-unknown' })).to.equal('asked-unknown');
    expect(tap(long, { linkId: 'long', number: 2, unit: 'a' })).to.equal('2 a');
    expect(tap(words, { linkId: 't', text: 'hello' })).to.equal('hello');
    expect(tap(doctor, { linkId: 'doctor', text: 'Dr. Lee' })).to.equal('Dr. Lee');
    const parts = { 'g.sys': { number: 128 }, 'g.dia': { number: 82 } };
    expect(tap(pressure, { linkId: 'g', parts })).to.equal('128 mm[Hg] | 82 mm[Hg]');
  });

  it('for another question, or an older card, is stale', () => {
    expect(tap(heart, { linkId: 'hope', number: 7 })).to.equal('stale');
    expect(tap(hope, { linkId: 'hope', number: 7, nonce: 'old' }, 'new')).to.equal('stale');
    expect(tap(hope, { linkId: 'hope', number: 7, nonce: 'new' }, 'new')).to.equal('7');
    expect(tap(hope, { linkId: 'hope', number: 7 }, 'new')).to.equal('7');
  });

  it('is checked like typed text', () => {
    expect(tap(heart, { linkId: 'heart', codes: ['none', 'valve'] })).to.equal('again exclusive');
    expect(tap(heart, { linkId: 'heart', codes: ['valve', 'unheard-of'] })).to.equal('again choices');
    expect(tap(heart, { linkId: 'heart' })).to.equal('again choices');
    expect(tap(hope, { linkId: 'hope', number: 7.5 })).to.equal('again integer-range');
    expect(tap(hope, { linkId: 'hope' })).to.equal('again integer-range');
    expect(tap(day, { linkId: 'dob', date: '2030-01-01' })).to.equal('again date-future');
    expect(tap(day, { linkId: 'dob', date: '1980-02-31' })).to.equal('again date-unreal');
    const parts = { 'g.sys': { number: 82 }, 'g.dia': { number: 128 } };
    expect(tap(pressure, { linkId: 'g', parts })).to.equal('again blood-pressure-order');
    expect(tap(pressure, { linkId: 'g', parts: { 'g.sys': { number: 120 } } })).to.equal('again blood-pressure');
  });
});

describe('A skip', () => {
  it('is recorded for every part of a question', () => {
    expect(skipAnswers(hope.item)).to.deep.equal({ hope: SKIPPED });
    expect(skipAnswers(pressure.item)).to.deep.equal({ 'g.sys': SKIPPED, 'g.dia': SKIPPED });
  });
});
