import type { SeededClinic } from './seeded-clinic.ts';

const PHQ9 = ['q1', 'q2', 'q3', 'q4', 'q5', 'q6', 'q7', 'q8'];
const SCALE = ['Not at all', 'Several days', 'More than half the days', 'Nearly every day'];

export interface People {
  maria: string;
  james: string;
  session: string;
  danger: string;
}

/** Maria, with a whole pre-screening and a session behind her, and a person without a name in an open crisis. */
export async function seedPeople(clinic: SeededClinic): Promise<People> {
  const maria = await seedMaria(clinic);
  const session = await seedSession(clinic, maria);
  const { patientId: james, alertId: danger } = await seedCrisis(clinic);
  return { maria, james, session, danger };
}

async function seedMaria(clinic: SeededClinic): Promise<string> {
  const form = 'prescreening#response_maria';
  const patientId = await clinic.say(
    'conversation_maria',
    'Hello',
    {
      says: [{ text: 'Hi. I’m an automated program, not a person.', kind: 'notice' }],
      effects: (scope) => [clinic.begun(scope, form)],
    },
    { name: 'Maria Lopez' },
  );
  const answer = (linkId: string, said: string) =>
    clinic.say('conversation_maria', said, {
      says: [{ text: 'Thank you. Here is the next question.', kind: 'question' }],
      effects: (scope) => clinic.answered(scope, form, linkId, said),
    });
  await answer('s1.reason', 'I have felt low for a long time and <b>pills</b> did not help.');
  await answer('s1.therapist', 'Yes');
  await answer('s1.therapist', 'No');
  await answer('s1.hopes', 'skip');
  for (const [index, item] of PHQ9.entries()) await answer(`phq9.${item}`, SCALE[index % 4] ?? '');
  await answer('phq9.q9', 'Several days');
  await clinic.say('conversation_maria', 'Yes', {
    says: [{ text: 'Thanks for telling me.', kind: 'notice' }],
    effects: (scope) => [
      ...clinic.answered(scope, form, 's3.htn', 'Yes'),
      clinic.found(scope, {
        ...{ code: 'BP_HISTORY', severity: 'caution', responseId: 'response_maria', basis: ['label-warning'] },
        ...{ itemIds: ['s3.htn'], source: ['L1'], ruleId: 'BP_HISTORY', ruleVersion: '1.0.0' },
        answerSnapshot: {
          's3.htn': { state: 'answered', values: [{ valueCoding: { code: 'LA33-6', display: 'Yes' } }] },
        },
        clinicianText: {
          en: 'Known hypertension, controlled by report.',
          es: 'Hipertensión conocida, controlada según refiere.',
        },
      }),
      clinic.found(scope, {
        ...{ code: 'SI_PASSIVE', severity: 'relative', responseId: 'response_maria', basis: ['guideline', 'policy'] },
        ...{ itemIds: ['phq9.q9'], source: ['I1', 'I3c'], ruleId: 'SI_PASSIVE.phq9.q9', ruleVersion: '1.2.0' },
        answerSnapshot: {
          'phq9.q9': { state: 'answered', values: [{ valueCoding: { code: 'LA6569-3', display: 'Several days' } }] },
        },
        clinicianText: { en: 'Wish to be dead, by PHQ-9 item 9.', es: 'Deseo de estar muerta, según PHQ-9 ítem 9.' },
      }),
      { kind: 'disposition.set', patientId: scope.conversation.patientId, disposition: 'CLINICIAN_REVIEW' },
      {
        kind: 'scores.computed',
        responseId: 'response_maria',
        scores: {
          phq9: { instrument: 'phq9', value: 13, complete: true, answered: 9, items: 9, loinc: '44261-6', max: 27 },
        },
      },
      { kind: 'response.ended', responseId: 'response_maria', status: 'completed', at: scope.now },
    ],
  });
  return patientId;
}

async function seedSession(clinic: SeededClinic, patientId: string): Promise<string> {
  const id = clinic.newId('session');
  const now = clinic.clock.now().toISOString();
  await clinic.store.records.update('sessions', id, () => ({
    ...{
      id,
      clinicId: 'demo',
      patientId,
      state: 'released',
      zone: 'America/Denver',
      route: 'im',
      createdBy: 'Dr. Kim',
    },
    ...{
      start: '2026-02-26T16:00:00.000Z',
      plannedEnd: '2026-02-26T19:00:00.000Z',
      releasedAt: '2026-02-26T18:40:00.000Z',
    },
    ...{ place: 'Room 2', createdAt: now, updatedAt: now },
  }));
  const intention = 'intention#response_intention';
  const reflection = 'reflection#response_reflection';
  const said = (response: string, linkId: string, words: string, first = false) =>
    clinic.say('conversation_maria', words, {
      says: [{ text: 'Thank you.', kind: 'notice' }],
      effects: (scope) => [
        ...(first ? [clinic.begun(scope, response, id, response === reflection ? ['D1'] : undefined)] : []),
        ...clinic.answered(scope, response, linkId, words),
      ],
    });
  await said(intention, 'i.why', 'I want to stop running from it.', true);
  await said(intention, 'i.intention', 'Help me see what I am afraid of.');
  await said(intention, 'i.shorten', 'See and stay.');
  await said(intention, 'i.boundaries', 'Please ask before touching my hand.');
  await said(reflection, 'd1.1', 'My grandmother’s kitchen, very bright.', true);
  await said(reflection, 'r.insight', '8');
  return id;
}

async function seedCrisis(clinic: SeededClinic): Promise<{ patientId: string; alertId: string }> {
  const alertId = 'alert_danger';
  await clinic.say('conversation_james', 'Hi', { says: [{ text: 'Hi. I’m an automated program.' }] });
  const patientId = await clinic.say('conversation_james', 'I have a plan to end my life', {
    says: [{ text: 'I’m really glad you told me. I’m letting your care team know now.', kind: 'crisis' }],
    effects: (scope) => [
      clinic.raised(scope, {
        ...{ id: alertId, tiers: ['ACTIVE_PLAN'], blocks: true, code: 'SI_ACTIVE_PLAN' },
        notes: [{ key: 'safety.note.plan.safe.no', at: scope.now }],
      }),
      clinic.found(scope, {
        ...{ code: 'SI_ACTIVE_PLAN', severity: 'critical', basis: ['guideline', 'policy'], source: ['I3c', 'L1'] },
        ...{ ruleId: 'SI_ACTIVE_PLAN.words', alert: { tier: 'ACTIVE_PLAN' } },
        clinicianText: {
          en: 'Plan, intent or an attempt in the last 3 months (or undated).',
          es: 'Plan, intención o un intento.',
        },
      }),
      { kind: 'disposition.set', patientId: scope.conversation.patientId, disposition: 'CRISIS_NOW' },
    ],
  });
  await clinic.say('conversation_james', 'are you there', { fails: true });
  return { patientId, alertId };
}
