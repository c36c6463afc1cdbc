/**
 * The points that a run of a care questionnaire may ask: the intention, `24` and `2` hours before a session the practical checklist,
 * the others reflections (clinical pack 4, 5). `D3.safety` is a D3 that gave way to another point: its checks alone.
 */
export const POINTS = ['intention', '24', '2', 'PRE', 'E0', 'D1', 'D3', 'D3.safety', 'D7', 'M1', 'M3'] as const;
export type Point = (typeof POINTS)[number];

/** What `due('<name>')` may name: an instrument whose cadence the clinical pack sets (3.10); `ratings`: how hard, how safe. */
export const MEASURES = ['asq', 'phq9', 'phq2', 'gad7', 'pcl5', 'auditc', 'ratings'] as const;
export type Measure = (typeof MEASURES)[number];
