import type { AntidepressantKind } from '../medicines/medicine-data.ts';
import { type Ect, failedBilateralEct } from './ect.ts';
import type { AssessedTrial } from './trial.ts';

export interface ThaseRushHint {
  /** "Consistent with stage ≥ n": 0 when no class is known to have failed. */
  stage: 0 | 1 | 2 | 3 | 4 | 5;
  /** Classes with a failed adequate trial, over a lifetime. */
  classes: AntidepressantKind[];
  /** Failed, but by a name that no class is known for: the stage may be higher. */
  unclassed: string[];
}

/**
 * The lowest stage of Thase and Rush that a history is consistent with [T2]: I one class failed, II two, III a TCA on
 * top of two others, IV an MAOI on top of that, V bilateral ECT on top of that.
 */
export function thaseRushHint(
  trials: readonly AssessedTrial[],
  ect: Ect,
  kindsOf: (name: string) => readonly AntidepressantKind[],
): ThaseRushHint {
  const failed = trials.filter((trial) => trial.failed).map(({ trial }) => trial.name ?? '');
  const classes = [...new Set(failed.flatMap(kindsOf))];
  return {
    stage: stageOf(new Set(classes), ect),
    classes,
    unclassed: failed.filter((name) => kindsOf(name).length === 0),
  };
}

function stageOf(classes: ReadonlySet<AntidepressantKind>, ect: Ect): ThaseRushHint['stage'] {
  const hasTca = classes.has('TCA') && othersThan(classes, 'TCA') >= 2;
  const hasMaoi = hasTca && classes.has('MAOI') && othersThan(classes, 'TCA', 'MAOI') >= 2;
  if (hasMaoi) return failedBilateralEct(ect) ? 5 : 4;
  if (hasTca) return 3;
  return classes.size >= 2 ? 2 : classes.size === 1 ? 1 : 0;
}

function othersThan(classes: ReadonlySet<AntidepressantKind>, ...these: AntidepressantKind[]): number {
  return [...classes].filter((kind) => !these.includes(kind)).length;
}
