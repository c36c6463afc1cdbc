import { z } from 'zod';
import { POINTS } from '../questionnaire/points.ts';

/** The points that have a time of their own: all but the checks of a D3 that gave way to another point. */
export const CARE_POINTS = POINTS.filter((point) => point !== 'D3.safety');
export type CarePoint = (typeof CARE_POINTS)[number];

const wallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'HH:MM');

const pointTimingSchema = z.strictObject({
  /** What the hours count from: the start of the session, or its integration clock. */
  from: z.enum(['start', 'clock']),
  /** Hours: the prompt is sent between these two … */
  opens: z.number(),
  closes: z.number(),
  /** … and can be answered until here. */
  stays: z.number(),
  /** What becomes of a prompt that falls into quiet hours; left out: it waits for the morning. */
  inQuietHours: z.enum(['send', 'evening-before']).optional(),
  source: z.string(),
});

/** When a patient is asked what: data, `content/care-timing.json`. */
export const careTimingSchema = z.strictObject({
  quietHours: z.strictObject({ from: wallTime, to: wallTime, source: z.string() }),
  eveningBefore: wallTime,
  /** Points of different sessions that are due within so many hours of each other come as one. */
  togetherHours: z.number().positive(),
  /** One nudge, so long after what was sent and not answered … */
  nudge: z.strictObject({ minutes: z.number().positive(), source: z.string() }),
  /** Who answers "later today" is asked again so long after it, instead of the nudge. */
  later: z.strictObject({ minutes: z.number().positive(), source: z.string() }),
  /** … on the first evening sooner; then a person calls. */
  firstEvening: z.strictObject({
    nudgeMinutes: z.number().positive(),
    callMinutes: z.number().positive(),
    source: z.string(),
  }),
  points: z.record(z.enum(CARE_POINTS), pointTimingSchema),
});
export type CareTiming = z.infer<typeof careTimingSchema>;
