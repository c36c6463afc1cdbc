import { readFileSync } from 'node:fs';

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
