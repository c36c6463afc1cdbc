import { expect } from 'chai';
import { createDetector } from '../../src/content/safety/index.ts';
import floors from './data/floors.json' with { type: 'json' };
import { type Share, utteranceFigures } from './safety-figures.ts';

const share = ({ part, whole }: Share) => (whole === 0 ? 1 : part / whole);

describe('The figures of the safety report', () => {
  it('do not fall below those that are published', () => {
    const detector = createDetector();
    const fallen = utteranceFigures(() => detector).flatMap(({ set, labels }) =>
      labels.flatMap(({ label, recall, silent }) => {
        const floor = floors.sets.find((one) => one.set === set)?.labels.find((one) => one.label === label);
        if (floor === undefined) return [`${set}: ${label} is not published`];
        const worse = share(recall) < share(floor.recall) || (silent.whole > 0 && share(silent) > share(floor.silent));
        return worse ? [`${set}: ${label}`] : [];
      }),
    );
    expect(fallen).to.deep.equal([]);
  });
});
