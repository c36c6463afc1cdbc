import type { Surroundings } from './surroundings.ts';

/** A hypertensive emergency begins here, with symptoms (triage rule `BP_EMERGENCY`). */
const SEVERE = { systolic: 180, diastolic: 120 };

/** The first reading in the text that is dangerously high, in words of a reading: "195/125", "210 over 118". */
export function severeReading({ tokens, cues }: Surroundings): { start: number; end: number } | undefined {
  if (!cues.has('bloodPressure')) {
    return undefined;
  }
  for (let start = 0; start < tokens.length; start++) {
    const end = /^\D/.test(tokens[start + 1]?.word ?? '') ? start + 2 : start + 1;
    const [systolic, diastolic] = [Number(tokens[start]?.word), Number(tokens[end]?.word)];
    if (isReading(systolic, diastolic) && (systolic >= SEVERE.systolic || diastolic >= SEVERE.diastolic)) {
      return { start, end: end + 1 };
    }
  }
  return undefined;
}

function isReading(systolic: number, diastolic: number): boolean {
  return systolic >= 60 && systolic <= 300 && diastolic >= 30 && diastolic <= 200 && systolic > diastolic;
}
