/**
 * Measures the detector on every labelled set and writes docs/safety-report.md, and the figures that the tests hold it
 * to. Run by `npm run safety:report`; the public sets are read from SAFETY_DATA.
 */
import { writeFileSync } from 'node:fs';
import { createDetector, safetyLexicon } from '../../src/content/safety/index.ts';
import { crossValidated } from './cross-validate.ts';
import { readLessons } from './lessons.ts';
import { renderReport } from './render-report.ts';
import { publicFigures, utteranceFigures } from './safety-figures.ts';

const lessons = readLessons();
if (lessons === undefined) {
  process.stderr.write('The public sets are not there: set SAFETY_DATA to the folder that has crisis-posts in it.\n');
  process.exitCode = 1;
} else {
  const detector = createDetector();
  const sets = utteranceFigures(() => detector);
  const open = publicFigures(crossValidated(safetyLexicon, lessons), lessons);
  writeFileSync('docs/safety-report.md', renderReport(sets, open, safetyLexicon));
  const floors = { sets: sets.map(({ set, labels }) => ({ set, labels })), open };
  writeFileSync('test/evidence/data/floors.json', `${JSON.stringify(floors)}\n`);
}
