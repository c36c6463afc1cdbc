import { existsSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { items } from './items.ts';
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
