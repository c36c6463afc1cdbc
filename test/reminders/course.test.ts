import { expect } from 'chai';
import { runCourse } from '../support/course/course.ts';
import { judgeCourse } from '../support/course/judge-course.ts';

/** 200 full courses: `FULL_PROPERTY_RUNS=200`. */
const FULL = Number(process.env.FULL_PROPERTY_RUNS ?? 0);
const FEW = 4;

describe('a course of sessions', () => {
  it('sends every prompt once, in its time, whatever servers, staff and patient do', async function () {
    this.timeout(0);
    const faults: string[] = [];
    let prompts = 0;
    for (let seed = 1; seed <= (FULL > 0 ? FULL : FEW); seed += 1) {
      const verdict = await judgeCourse(await runCourse(seed, FULL > 0 ? undefined : [4, 7]));
      prompts += verdict.prompts;
      faults.push(...verdict.faults);
    }
    expect(faults).to.deep.equal([]);
    expect(prompts).to.be.greaterThan(FEW * 5);
  });
});
