/**
 * Trains the second opinion and writes src/content/safety/second-opinion.json. Run by `npm run safety:train`; the public
 * sets are read from SAFETY_DATA, our own texts stand in this folder.
 */
import { writeFileSync } from 'node:fs';
import { safetyLexicon } from '../../src/content/safety/index.ts';
import { readLessons } from './lessons.ts';
import { THRESHOLDS, trainOpinion } from './train-opinion.ts';

const lessons = readLessons();
if (lessons === undefined) {
  process.stderr.write('The public sets are not there: set SAFETY_DATA to the folder that has crisis-posts in it.\n');
  process.exitCode = 1;
} else {
  const model = trainOpinion(safetyLexicon, lessons, THRESHOLDS);
  writeFileSync('src/content/safety/second-opinion.json', `${JSON.stringify(model, undefined, 2)}\n`);
}
