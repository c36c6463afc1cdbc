import { existsSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { EXT } from '../../src/domain/questionnaire/extensions.ts';
import { codings, extension, item, items, questionnaires, within } from './items.ts';
import { ITEM_LOINC, PHQ9_TEXTS, STARRED } from './pack.ts';

/** The clinical pack, where it lies beside the repository. */
const pack = new URL('../../../../shared/clinical/', import.meta.url);
if (existsSync(pack)) {
  describe('the clinical pack beside this repository', () => {
    for (const file of ['1-prescreening.md', '4-intentions.md', '5-integration.md']) {
      it(`says the same as our questions: ${file}`, () => {
        const rows = readFileSync(new URL(file, pack), 'utf8').matchAll(
          /^\| (?:→ )?(?:\d+ \| )?`([\w.]+)(?:\[\])?`(?: ▪)?( ★)? \| "([^"]+)"/gm,
        );
        const ours = [...rows].filter(([, linkId = '']) => items.has(linkId));
        expect(ours.length).to.be.greaterThan(3);
        for (const [, linkId = '', star, text] of ours) {
          expect(items.get(linkId)?.text, linkId).to.equal(text);
          expect(STARRED.includes(linkId), linkId).to.equal(star !== undefined);
        }
      });
    }

    it('asks nothing that our pre-screening does not', () => {
      const text = readFileSync(new URL('1-prescreening.md', pack), 'utf8');
      const rows = [...text.matchAll(/^\| (?:→ )?`(\w+\.[\w.]+)(?:\[\])?`(?: ★)? \|/gm)].map(([, linkId]) => linkId);
      expect(rows.length).to.be.greaterThan(150);
      expect(rows.filter((linkId = '') => !items.has(linkId))).to.deep.equal([]);
    });

    it('gives the reasons that our pre-screening gives', () => {
      const text = readFileSync(new URL('1-prescreening.md', pack), 'utf8');
      const rows = [
        ...text.matchAll(/^\| (?:→ )?`(\w+\.[\w.]+)(?:\[\])?`(?: ★)? \|(?: [^|]+\|){2} [^|]*\| ([A-Z][^|]+) \|/gm),
      ];
      const given = rows.filter(([, , why = '']) => !why.startsWith('Same'));
      expect(given.length).to.be.greaterThan(50);
      for (const [, linkId = '', why] of given) {
        expect(extension(item(linkId), EXT.why)?.valueString, linkId).to.equal(why);
      }
    });

    for (const name of ['gad-7', 'audit-c', 'pc-ptsd-5', 'pcl-5']) {
      it(`says the same, word for word, as our ${name}`, () => {
        const text = readFileSync(new URL('3-instruments.md', pack), 'utf8');
        const questionnaire = questionnaires.get(name) ?? expect.fail(name);
        const asked = within(questionnaire).filter(({ type }) => type === 'choice');
        for (const { linkId, text: ours = '' } of asked) expect(text, linkId).to.include(ours);
        for (const { display = '' } of asked.flatMap(({ linkId }) => codings(linkId))) {
          expect(text, display).to.include(display);
        }
      });
    }

    it('says the same as our PHQ-9', () => {
      const rows = readFileSync(new URL('3-instruments.md', pack), 'utf8').matchAll(
        /^\| ([1-9]) \| ([^|]+) \| (\d+-\d) \|$/gm,
      );
      const found = [...rows].map(([, n, text, loinc]) => [`phq9.q${n}`, text, loinc]);
      expect(found).to.deep.equal(
        PHQ9_TEXTS.map((text, index) => {
          const linkId = `phq9.q${index + 1}`;
          return [linkId, text, ITEM_LOINC[linkId]];
        }),
      );
    });
  });
}
