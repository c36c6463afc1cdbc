/**
 * Where a questionnaire comes from: with the product, from a clinic's own folder, or kept for the runs that began with
 * it. Only the first two are begun.
 */
export type Origin = 'shipped' | 'clinic' | 'earlier';

/** What a questionnaire is here, beside its content. */
export interface Standing {
  origin: Origin;
  /** Only these clinics use it; left out: all. */
  clinics?: readonly string[];
  /** In those clinics it takes the place of the questionnaire of this name. */
  insteadOf?: string;
}

/** A questionnaire as it is handed to the library. */
export interface QuestionnaireSource extends Standing {
  /** FHIR R4, not read yet. */
  json: unknown;
}

/** The standing of one that nothing else is said about. */
export const SHIPPED: Standing = { origin: 'shipped' };

/** Whether a clinic has to do with it; without a clinic: whether all have. */
export function isFor({ clinics }: Standing, clinicId?: string): boolean {
  return clinics === undefined || (clinicId !== undefined && clinics.includes(clinicId));
}
