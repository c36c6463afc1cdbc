import { AppError } from '../../domain/errors.ts';

/** The patient is of this clinic, but not this person's own. It names the record, for that is what is opened by a reason. */
export class NotOwnError extends AppError {
  readonly patientId: string;

  constructor(patientId: string) {
    super(
      'not-own-patient',
      'This patient is not assigned to you. Ask the clinical lead to assign you, or open the record with a reason (break-glass).',
    );
    this.patientId = patientId;
  }
}
