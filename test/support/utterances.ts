import { readFileSync } from 'node:fs';
import type { Tier } from '../../src/domain/safety/tiers.ts';

export interface Utterance {
  id: string;
  /** The tier a clinician would name first; NONE for no tier. */
  label: string;
  text: string;
}

/** Labelled texts for the detector, one a line: `id|label|text|note`. */
export function readUtterances(file: string): Utterance[] {
  const lines = readFileSync(`test/domain/safety/${file}`, 'utf8').split('\n');
  return lines.filter(Boolean).map((line) => {
    const [id = '', label = '', text = ''] = line.split('|');
    return { id, label, text };
  });
}

/** The first tier found, held against a label: MEDICAL and IMMINENT are equal, so the one may stand before the other. */
export function firstTier(tiers: readonly Tier[], label: string): string {
  const first = tiers[0] ?? 'NONE';
  return first === 'IMMINENT' && label === 'MEDICAL' && tiers.includes('MEDICAL') ? label : first;
}
