import { expect } from 'chai';
import { openItems } from '../../../src/domain/care/open-items.ts';
import type { ResponseRecord } from '../../../src/domain/questionnaire/response.ts';
import type { Finding } from '../../../src/domain/triage/finding.ts';
import { answersOf, LOADED } from '../triage/triage-fixture.ts';

const CHECKLIST = LOADED.find(({ canonical }) => canonical.includes('/checklist|')) ?? expect.fail('no checklist');
const runOf = (said: Parameters<typeof answersOf>[0]) =>
  ({ id: 'r1', answers: answersOf(said) }) as never as ResponseRecord;
const found = (linkId: string, more: Partial<Finding> = {}) =>
  ({ responseId: 'r1', answerSnapshot: { [linkId]: {} }, alert: { sameDay: true }, ...more }) as never as Finding;

describe('What the checklist of the day before left open', () => {
  it('is what was skipped, not sure or never asked, but nothing that has its answer', () => {
    const said = { 'p.meds_ask': 'yes', 'p.bladder': 'skip', 'p.person': '-', 'p.bp.sys': 120, 'p.bp.dia': 80 };
    const open = openItems(CHECKLIST, runOf(said), []);
    expect([...open])
      .to.include.members(['p.bladder', 'p.person', 'p.si'])
      .and.not.include.members(['p.meds_ask']);
    expect(open.has('p.bp')).to.equal(false);
  });

  it('is a suicide screen of which nothing was answered', () => {
    expect(openItems(CHECKLIST, runOf({ 'asq.q1': 'skip', 'asq.q2': 'skip' }), []).has('p.si')).to.equal(true);
    expect(openItems(CHECKLIST, runOf({ 'asq.q1': 'no', 'asq.q2': 'no' }), []).has('p.si')).to.equal(false);
  });

  it('is what raised an alert then, though it has its answer', () => {
    const run = runOf({ 'p.person': 'nobody', 'p.bp.sys': 185, 'p.bp.dia': 90 });
    const open = openItems(CHECKLIST, run, [found('p.person'), found('p.bp.sys')]);
    expect([...open]).to.include.members(['p.person', 'p.bp']);
  });

  it('is not what was found without an alert, or in another run', () => {
    const run = runOf({ 'p.person': 'nobody' });
    const others = [found('p.person', { alert: undefined as never }), found('p.person', { responseId: 'r2' })];
    expect(openItems(CHECKLIST, run, others).has('p.person')).to.equal(false);
  });

  it('is all of it when there was none', () => {
    expect(openItems(CHECKLIST, undefined, []).size).to.equal(CHECKLIST.items.size);
  });
});
