import { compact } from './normalise.ts';

/** A time of day as FHIR writes it. `sure` is false where morning or afternoon was not said. */
export interface ParsedTime {
  time: string;
  sure: boolean;
}

const WORDS: Readonly<Record<string, string>> = {
  noon: '12:00:00',
  midday: '12:00:00',
  mediodia: '12:00:00',
  midnight: '00:00:00',
  medianoche: '00:00:00',
};
const CLOCK = /^(\d{1,2})(?:[:.h](\d{2}))?(?::(\d{2}))?\s*(?:h|hrs|horas|o.?clock)?\s*(.*)$/i;
const HALVES: Readonly<Record<string, 'am' | 'pm'>> = {
  am: 'am',
  pm: 'pm',
  inthemorning: 'am',
  intheafternoon: 'pm',
  intheevening: 'pm',
  atnight: 'pm',
  delamanana: 'am',
  delatarde: 'pm',
  delanoche: 'pm',
};

/** "2:30 pm", "14:30", "las 2 de la tarde", "noon". */
export function parseTime(text: string): ParsedTime | undefined {
  const typed = text.trim().replace(/^(?:at|a las?|las?)\s+/i, '');
  const word = WORDS[compact(typed)];
  if (word !== undefined) return { time: word, sure: true };
  const [, hours = '', minutes, seconds = '00', rest = ''] = CLOCK.exec(typed) ?? [];
  const half = HALVES[compact(rest)];
  if (hours === '' || (compact(rest) !== '' && half === undefined)) return undefined;
  if (minutes === undefined && half === undefined) return undefined;
  const hour = hourOf(Number(hours), half);
  if (hour === undefined || Number(minutes ?? 0) > 59 || Number(seconds) > 59) return undefined;
  const sure = half !== undefined || Number(hours) > 12 || hours.startsWith('0');
  return { time: `${String(hour).padStart(2, '0')}:${minutes ?? '00'}:${seconds}`, sure };
}

function hourOf(hour: number, half: 'am' | 'pm' | undefined): number | undefined {
  if (half === undefined || hour > 12) return hour > 23 || half === 'am' ? undefined : hour;
  if (hour === 0) return half === 'am' ? 0 : undefined;
  return (hour % 12) + (half === 'pm' ? 12 : 0);
}
