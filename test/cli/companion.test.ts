import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect } from 'chai';
import phq9 from '../../src/content/questionnaires/phq-9.json' with { type: 'json' };
import { temporaryFolder } from '../support/temporary-folder.ts';

const PROGRAM = join(import.meta.dirname, '../../src/cli/companion.js');

describe('The command line', () => {
  it('names its commands and theirs', async () => {
    for (const args of [
      ['--help'],
      ['doctor', '--help'],
      ['token', '--help'],
      ['questionnaire', '--help'],
      ['screen', '--help'],
    ]) {
      const { code, out } = await run(args);
      expect(code).to.equal(0);
      expect(out).to.match(/^Usage: companion/);
    }
  });

  it('refuses what it does not know', async () => {
    const { code, error } = await run(['questionnaire', 'chek']);
    expect(code).to.equal(1);
    expect(error).to.match(/unknown command 'chek'/);
  });

  describe('screen', () => {
    it('prints the strongest tier of each line, in either language', async () => {
      const said = ['I want to kill myself', 'Hello there', 'no puedo respirar', '', 'I wish I was dead'];
      const { out } = await run(['screen', '--language', 'es'], said.join('\n'));
      expect(out.split('\n').map((line) => line.split('\t'))).to.deep.equal([
        ['ACTIVE', 'I want to kill myself'],
        ['NONE', 'Hello there'],
        ['MEDICAL', 'no puedo respirar'],
        ['NONE', ''],
        ['PASSIVE', 'I wish I was dead'],
        [''],
      ]);
    });
  });

  describe('questionnaire', () => {
    const folder = temporaryFolder();

    it('says that one can be run', async () => {
      const { code, out } = await run(['questionnaire', 'check', file('phq-9.json', phq9)]);
      expect(out.trim()).to.match(/phq-9\.json: ok$/);
      expect(code).to.equal(0);
    });

    it('names each item that cannot, and why, as text and as JSON', async () => {
      const picture = questionnaire([{ linkId: 'photo', type: 'attachment', text: 'A photo of your medicines?' }]);
      const args = ['questionnaire', 'check', file('picture.json', picture)];
      const plain = await run(args);
      expect(plain.out).to.match(/picture\.json:\n {2}photo: .*attachment/);
      expect(plain.error).to.equal('1 of 1 questionnaires cannot be run.\n');
      expect(plain.code).to.equal(1);
      const json = JSON.parse((await run([...args, '--json'])).out) as { ok: boolean; faults: { linkId: string }[] };
      expect(json.ok).to.equal(false);
      expect(json.faults.map(({ linkId }) => linkId)).to.deep.equal(['photo']);
    });

    it('scores a response', async () => {
      const { out } = await run(['questionnaire', 'score', file('phq-9.json', phq9), file('r.json', response(9))]);
      expect(JSON.parse(out)).to.deep.equal({ 'phq9.total': 9 });
    });

    it('says what is enabled and what is wrong with the answers', async () => {
      const wrong = response(1, [{ linkId: 'phq9.q2', answer: [{ valueCoding: { code: 'LA0-0' } }] }]);
      const { out } = await run(['questionnaire', 'validate', file('phq-9.json', phq9), file('wrong.json', wrong)]);
      const { enabled, issues } = JSON.parse(out) as { enabled: string[]; issues: { linkId: string; code: string }[] };
      expect(enabled).to.include.members(['phq9.q1', 'phq9.q9']);
      expect(issues.map(({ linkId, code }) => [linkId, code])).to.deep.equal([['phq9.q2', 'option']]);
    });

    it('says which file it cannot read', async () => {
      writeFileSync(folder.path('half.json'), '{"resourceType":');
      const half = await run(['questionnaire', 'check', folder.path('half.json')]);
      expect(half.error).to.match(/half\.json is not JSON\.\n$/);
      const none = await run(['questionnaire', 'check', folder.path('none.json')]);
      expect(none.error).to.match(/none\.json cannot be read\.\n$/);
      expect([half.code, none.code]).to.deep.equal([1, 1]);
    });

    function file(name: string, json: unknown): string {
      writeFileSync(folder.path(name), JSON.stringify(json));
      return folder.path(name);
    }
  });
});

function questionnaire(item: unknown[]) {
  return { resourceType: 'Questionnaire', url: 'https://clinic.example/q', version: '1', status: 'active', item };
}

/** The first items answered with "Several days". */
function response(answered: number, more: unknown[] = []) {
  const several = { system: 'http://loinc.org', code: 'LA6569-3' };
  const items = Array.from({ length: answered }, (_, at) => ({
    linkId: `phq9.q${at + 1}`,
    answer: [{ valueCoding: several }],
  }));
  return { resourceType: 'QuestionnaireResponse', status: 'completed', item: [...items, ...more] };
}

async function run(args: string[], input = ''): Promise<{ code: number | null; out: string; error: string }> {
  const child = spawn(process.execPath, [PROGRAM, ...args], { stdio: 'pipe' });
  child.stdin.end(input);
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const [out, error, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, out, error };
}
