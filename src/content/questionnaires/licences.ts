import { z } from 'zod';
import { AppError } from '../../domain/errors.ts';
import { EXT } from '../../domain/questionnaire/extensions.ts';
import { type Questionnaire, type QuestionnaireItem, questionnaireSchema } from '../../domain/questionnaire/fhir.ts';
import { itemsWithin } from '../../domain/questionnaire/items-within.ts';
import catalogue from './instruments.json' with { type: 'json' };

/**
 * What may be done with an instrument's text (clinical pack 3): A free to reproduce, A/B disputed, B only for a clinic
 * that recorded its licence, C never without written permission. `slot`: the items of a licensed clinic's own file.
 */
const instrumentSchema = z
  .strictObject({
    id: z.string().min(1),
    name: z.string().min(1),
    licence: z.enum(['A', 'A/B', 'B', 'C']),
    ships: z.boolean(),
    terms: z.string().min(1),
    slot: z.array(z.string().min(1)).min(1).optional(),
    /** The licence must be for electronic use: one for paper is not enough. */
    electronic: z.literal(true).optional(),
    /** Where a filled slot is asked. */
    place: z.union([z.strictObject({ insteadOf: z.string() }), z.strictObject({ after: z.string() })]).optional(),
  })
  .refine(({ licence, ships }) => !ships || licence.startsWith('A'), 'ships although its licence does not let it');
export type Instrument = z.infer<typeof instrumentSchema>;

/** Every instrument the clinical pack names, shipped or not. */
export const INSTRUMENTS: readonly Instrument[] = z.array(instrumentSchema).parse(catalogue);

/**
 * Refuses questionnaires that hold an instrument which is not free, unless the clinic recorded its licence for it
 * (`licensed`: ids); throws `content.invalid` naming every fault.
 */
export function requireLicences(questionnaires: readonly unknown[], licensed: readonly string[] = []): void {
  const faults = questionnaires.flatMap((raw) => licenceFaults(questionnaireSchema.parse(raw), licensed));
  if (faults.length > 0) throw new AppError('content.invalid', `Licences of instruments: ${faults.join('; ')}`);
}

function licenceFaults(questionnaire: Questionnaire, licensed: readonly string[]): string[] {
  const unlisted = namedIn(itemsWithin(questionnaire)).filter((id) => INSTRUMENTS.every((known) => known.id !== id));
  return [...unlisted.map((id) => `${id} is not in the catalogue`), ...instrumentFaults(questionnaire, licensed)].map(
    (fault) => `${questionnaire.id ?? questionnaire.url}: ${fault}`,
  );
}

/** Why a questionnaire may not hold the instruments of the catalogue that it holds. */
export function instrumentFaults(questionnaire: Questionnaire, licensed: readonly string[] = []): string[] {
  const items = itemsWithin(questionnaire);
  const named = namedIn(items);
  return INSTRUMENTS.filter(({ id }) => named.includes(id) || holds(items, id)).flatMap((instrument) =>
    faultsOf(instrument, items, licensed),
  );
}

function namedIn(items: readonly QuestionnaireItem[]): string[] {
  return items.flatMap(({ extension = [] }) =>
    extension.filter(({ url }) => url === EXT.instrument).map(({ valueCode = '' }) => valueCode),
  );
}

/** An instrument is known by its linkIds too, whether or not its group says what it is. */
function holds(items: readonly QuestionnaireItem[], id: string): boolean {
  return items.some(({ linkId }) => linkId.startsWith(`${id}.`));
}

function faultsOf(
  { id, licence, ships, slot = [] }: Instrument,
  items: readonly QuestionnaireItem[],
  licensed: readonly string[],
): string[] {
  if (ships) return [];
  if (licence === 'C') return [`${id} may not be used without written permission`];
  if (!licensed.includes(id)) return [`${id} needs a licence that the clinic recorded`];
  const missing = slot.filter((linkId) => items.every((item) => item.linkId !== linkId));
  return missing.map((linkId) => `${id} lacks the item ${linkId}`);
}
