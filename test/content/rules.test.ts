import { existsSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import en from '../../src/content/locales/en/findings.json' with { type: 'json' };
import es from '../../src/content/locales/es/findings.json' with { type: 'json' };
import { loadRuleBook } from '../../src/content/rules/index.ts';
import { SOURCES } from '../../src/content/sources.ts';
import { findItem } from '../../src/domain/questionnaire/find-item.ts';
import { callsOf } from '../../src/domain/triage/conditions.ts';
import type { Finding } from '../../src/domain/triage/finding.ts';
import type { Branch } from '../../src/domain/triage/rule.ts';
import { AFTER_SESSION } from '../domain/triage/cases/after-session.ts';
import { BODY } from '../domain/triage/cases/body.ts';
import { CHECKLIST } from '../domain/triage/cases/checklist.ts';
import { MEDICINES_AND_TRIALS } from '../domain/triage/cases/medicines-and-trials.ts';
import { MIND_AND_PRACTICAL } from '../domain/triage/cases/mind-and-practical.ts';
import type { Case } from '../domain/triage/cases/rule-case.ts';
import { SAFETY } from '../domain/triage/cases/safety.ts';
import { START_AND_SUICIDE } from '../domain/triage/cases/start-and-suicide.ts';
import { TREATMENT_AND_SUBSTANCES } from '../domain/triage/cases/treatment-and-substances.ts';
import { answersOf, judged, NOW, RULES } from '../domain/triage/triage-fixture.ts';

const BOOK = loadRuleBook();
const CASES = [
  ...START_AND_SUICIDE,
  ...SAFETY,
  ...BODY,
  ...MIND_AND_PRACTICAL,
  ...MEDICINES_AND_TRIALS,
  ...TREATMENT_AND_SUBSTANCES,
  ...AFTER_SESSION,
  ...CHECKLIST,
];

const ruleOf = (id: string) => {
  const rule = BOOK.rules.find((candidate) => candidate.id === id);
  if (rule === undefined) throw new RangeError(`no rule ${id}`);
  return rule;
};
const found = (ruleId: string, { says = {}, points, ...known }: Case): Finding | undefined =>
  judged({ answers: answersOf(says, NOW, points), ...known }).raised.find((finding) => finding.ruleId === ruleId);

/** The branch of its rule that a finding comes from, by everything a branch decides. */
function branchOf(finding: Finding): number {
  const rule = ruleOf(finding.ruleId);
  const same = (branch: Branch): boolean =>
    branch.severity === finding.severity &&
    JSON.stringify(branch.alert) === JSON.stringify(finding.alert) &&
    JSON.stringify(branch.basis ?? rule.basis) === JSON.stringify(finding.basis) &&
    ((branch.patient === undefined ? rule.patient : branch.patient) ?? undefined) === finding.patientText;
  return rule.branches.findIndex(same);
}

/** What a clinician needs to check a finding: its answers, its rule and version, its basis and sources. */
function expectEvidence(finding: Finding | undefined): void {
  const rule = ruleOf(finding?.ruleId ?? '');
  const read = Object.keys(finding?.answerSnapshot ?? {});
  expect(read.length > 0, 'it shows answers').to.equal(rule.items.length > 0);
  expect(finding?.itemIds).to.include.members(read);
  expect(finding?.ruleVersion).to.equal(rule.version);
  expect(finding?.basis.length).to.be.greaterThan(0);
  expect(finding?.source.map((name) => SOURCES[name]))
    .to.have.length.greaterThan(0)
    .and.not.include(undefined);
}

describe('The triage rules', () => {
  for (const [ruleId, branch, fires, neighbour] of CASES) {
    it(`find ${ruleId} (${ruleOf(ruleId).branches[branch]?.severity}) for ${JSON.stringify(fires)}`, () => {
      const finding = found(ruleId, fires);
      expect(finding?.code).to.equal(ruleOf(ruleId).code);
      expect(finding && branchOf(finding)).to.equal(branch);
      expectEvidence(finding);
      const near = found(ruleId, neighbour);
      expect(near && branchOf(near), 'the neighbour').not.to.equal(branch);
    });
  }

  it('have a case for every branch', () => {
    const tested = CASES.map(([id, branch]) => `${id} ${branch}`);
    const all = BOOK.rules.flatMap((rule) => rule.branches.map((_branch, index) => `${rule.id} ${index}`));
    expect(all.filter((one) => !tested.includes(one))).to.deep.equal([]);
  });

  it('name only codes that their items offer', () => {
    const unoffered = BOOK.rules.flatMap((rule) =>
      rule.branches
        .flatMap((branch) => callsOf(branch.when))
        .filter(({ name, args: [item = '', code = ''] }) => name === 'is' && !isOffered(item, code))
        .map(({ args }) => `${rule.id}: ${args.join(' ')}`),
    );
    expect(unoffered).to.deep.equal([]);
  });

  it('say with each finding what a clinician needs to check it', () => {
    const finding = found('CV_HF', { says: { 's3.hf': 'yes', 's3.hf.rest': '?' } });
    expect(finding).to.deep.include({
      code: 'CV_HF',
      severity: 'absolute',
      basis: ['policy'],
      itemIds: ['s3.hf', 's3.hf.rest'],
      ruleId: 'CV_HF',
      ruleVersion: '1.0.0',
      patientText: 'findings.PT_HOLD',
      source: ['L2'],
      state: 'open',
    });
    expect(finding?.answerSnapshot['s3.hf.rest']).to.deep.equal({ state: 'absent', reason: 'asked-unknown' });
    expect(finding?.clinicianText.en).to.match(/^Heart failure by report/);
  });

  it('have both languages of every patient text, with the same placeholders, and no text that no rule says', () => {
    const said = [
      BOOK.unanswered.patient,
      ...BOOK.rules.flatMap((r) => [r.patient, ...r.branches.map((b) => b.patient)]),
    ];
    const keys = [...new Set(said.filter((key) => typeof key === 'string'))].sort();
    expect(Object.keys(en).sort()).to.deep.equal(keys);
    expect(Object.keys(es)).to.deep.equal(Object.keys(en));
    const placeholders = (texts: Record<string, string>) => Object.values(texts).map((text) => text.match(/\{\w+\}/g));
    expect(placeholders(es)).to.deep.equal(placeholders(en));
  });

  it('are written in both languages, each in its own words', () => {
    for (const { id, clinician } of [...BOOK.rules, { id: 'UNANSWERED', clinician: BOOK.unanswered.clinician }]) {
      expect(clinician.es, id).to.match(/\p{L}{2}/u);
      expect(clinician.es.length, id).to.be.greaterThan(clinician.en.length / 3);
    }
    for (const [key, text] of Object.entries(es)) expect(text, key).to.match(/\p{L}{2}/u);
    const same = BOOK.rules.filter(({ clinician }) => clinician.en === clinician.es).map(({ id }) => id);
    expect(same).to.deep.equal(['DEP_SEVERE']);
  });

  it('say the numbers of a clinician text alike in both languages', () => {
    const digits = (text: string) => (text.match(/\d+/g) ?? []).sort();
    for (const { id, clinician } of BOOK.rules) expect(digits(clinician.es), id).to.deep.equal(digits(clinician.en));
  });

  it('cite, in each wording, only sources that the finding lists', () => {
    for (const { id, clinician, source } of BOOK.rules) {
      const cited = [...clinician.en.matchAll(/\[(\w+)\]/g)].map(([, name = '']) => name);
      expect(
        cited.filter((name) => !source.includes(name)),
        id,
      ).to.deep.equal([]);
    }
  });

  const pack = new URL('../../../../shared/clinical/10-sources.md', import.meta.url);
  if (existsSync(pack)) {
    it('cite sources of the clinical pack', () => {
      const text = readFileSync(pack, 'utf8');
      const unlisted = Object.keys(SOURCES).filter(
        (id) => !/^(policy|fk|article|pack)\b/.test(id) && !text.includes(`[${id}]`),
      );
      expect(unlisted).to.deep.equal([]);
    });
  }
});

function isOffered(itemId: string, code: string): boolean {
  const offered = findItem({ questionnaire: RULES.catalogue }, itemId)?.options.map((option) => option.code) ?? [];
  const alias = code === 'yes' ? 'LA33-6' : code === 'no' ? 'LA32-8' : code;
  return offered.includes(code) || offered.includes(alias);
}
