import { expect } from 'chai';
import { allOf } from '../../../src/domain/all-pages.ts';
import { ROLES } from '../../../src/domain/staff.ts';
import { mountApi, staffRoutes } from '../../../src/web/api/mount-api.ts';
import { Chat } from '../../support/chat.ts';
import { MARIA, type PersonaAnswer } from '../../support/persona.ts';
import { SeededClinic } from '../../support/seeded-clinic.ts';
import { serve } from '../../support/server.ts';
import { testClinic } from '../../support/turn-parts.ts';

const typed = (words: string): PersonaAnswer => ({ typed: words, tapped: { text: words } });
const GATE = 's6.meds[0]';

/** She drinks, has used cocaine, is in treatment, and takes a medicine that tells of it. */
const DRINKS: Record<string, PersonaAnswer> = {
  ...MARIA,
  's6.meds[0]': typed('Vivitrol 380 mg monthly, Zoloft 50 mg daily'),
  [`confirm:${GATE}`]: typed('Yes'),
  's6.meds[2]': typed("No, that's all"),
  's0.sud_consent': typed('Yes'),
  's0.sud_consent.again': typed('Yes'),
  'auditc.q1': typed('4 or more times a week'),
  'auditc.q2': typed('10 or more'),
  'auditc.q3': typed('Daily or almost daily'),
  's8.single_drug': typed('7'),
  's8.which': typed('cocaine'),
  's8.which[cocaine]/s8.which.last': typed('in the last 7 days'),
  's8.which[cocaine]/s8.which.freq': typed('once or twice'),
  's8.withdrawal': typed('Yes'),
  's8.withdrawal.seizure': typed('No'),
  's8.sud_treatment': typed('Yes'),
  's8.sud_treatment.since': typed('2025'),
  's8.sud_treatment.what': typed('I go to Grace House on Mondays'),
};

/** Words that only answers, questions, scores and findings about substances hold. */
const WORDS = [
  'Grace House',
  'Vivitrol',
  'cocaine',
  'auditc',
  's8.which',
  's8.withdrawal',
  'SUD_ALCOHOL',
  'SUD_WITHDRAWAL',
];

describe('42 CFR Part 2', () => {
  const chat = new Chat();
  let everything: (part2Program?: boolean) => Promise<string>;
  let close: () => Promise<void>;
  let dispositions: () => Promise<unknown>;

  before(async () => {
    await chat.answerUntil('s9.readback', { persona: DRINKS });
    const clinic = new SeededClinic(chat.store);
    let program = true;
    const parts = { ...clinic.parts, clinic: () => ({ ...testClinic, part2Program: program }) };
    const app = await serve((server) => mountApi(server, parts));
    close = () => app.close();
    dispositions = async () => (await chat.patient()).disposition;
    // Every route that reads, of every id it may be called with, as somebody with every role.
    everything = async (part2Program = true) => {
      program = part2Program;
      const token = await clinic.token([...ROLES]);
      const { patientId } = chat.last;
      const responses = await allOf(chat.store.records, 'responses', { index: 'byPatient', where: { patientId } });
      const ids: Record<string, string[]> = {
        patients: [patientId],
        responses: responses.map(({ id }) => id),
        alerts: (await chat.alerts()).map(({ id }) => id),
      };
      const paths = staffRoutes(parts)
        .filter(({ method, permission }) => method === 'get' && permission !== 'questionnaires.read')
        .flatMap(({ path }) => {
          const of = ids[path.split('/')[1] ?? ''] ?? [];
          return path.includes(':id') ? of.map((id) => path.replace(':id', id)) : [path];
        });
      const bodies = await Promise.all(paths.map((path) => read(`${app.url}/api/v1${path}`, token)));
      return bodies.join('\n');
    };
  });
  after(() => close());

  it('holds nothing back while the patient shares it', async () => {
    const shown = await everything();
    for (const word of WORDS) expect(shown, word).to.contain(word);
    expect(shown).not.to.match(/"withheld":(true|[1-9])/);
  });

  it('holds nothing back in a clinic that is no Part 2 program', async () => {
    await takeBack('No');
    const shown = await everything(false);
    for (const word of WORDS) expect(shown, word).to.contain(word);
  });

  for (const answer of ['No', 'Ask me later', 'skip']) {
    it(`leaves all of it out on every route after "${answer}", for every role, and says so`, async () => {
      const before = await dispositions();
      await takeBack(answer);
      const shown = await everything();
      for (const word of WORDS) expect(shown, word).not.to.contain(word);
      expect(shown)
        .to.contain('"withheld":true')
        .and.to.match(/"withheld":[1-9]/);
      expect(shown).to.contain('REDACTED').and.to.contain('protected (42 CFR Part 2)');
      expect(shown, 'what is not about it stays').to.contain('Zoloft').and.to.contain('MED_ANTIDEPRESSANT');
      expect(await dispositions(), 'it is counted all the same').to.equal(before);
    });
  }

  it('shows it again when the patient shares it again', async () => {
    await takeBack('Yes');
    const shown = await everything();
    for (const word of WORDS) expect(shown, word).to.contain(word);
  });

  async function takeBack(answer: string): Promise<void> {
    await chat.tap({ command: 'change:s0.sud_consent' });
    expect(chat.last.asked).to.equal('s0.sud_consent');
    await chat.say(answer);
  }
});

async function read(url: string, token: string): Promise<string> {
  const next = async (cursor: string): Promise<string> => {
    const response = await fetch(`${url}${cursor}`, { headers: { authorization: `Bearer ${token}` } });
    expect(response.status, url).to.equal(200);
    const body = await response.text();
    const more = (JSON.parse(body) as { next?: string }).next;
    return more === undefined ? body : `${body}\n${await next(`?next=${encodeURIComponent(more)}`)}`;
  };
  return next('');
}
