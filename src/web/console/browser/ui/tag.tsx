import type { ReactNode } from 'react';

export type Tone = 'alarm' | 'warn' | 'calm' | 'good';

/** A short state as a coloured word; the colour says nothing that the word does not. */
export function Tag({ tone = 'calm', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`tag ${tone}`}>{children}</span>;
}

const TONES: Record<string, Tone> = {
  ...{ critical: 'alarm', absolute: 'warn', relative: 'warn' },
  ...{ CRISIS_NOW: 'alarm', MEDICAL_NOW: 'alarm', OUT_OF_SCOPE: 'warn', HOLD_FOR_PRESCRIBER: 'warn' },
  ...{ CLINICIAN_REVIEW: 'warn', cleared: 'good' },
} as const;

/** How loud a code of the domain is shown. */
export function toneOf(code: string | undefined): Tone {
  return TONES[code ?? ''] ?? 'calm';
}
