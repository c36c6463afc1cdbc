import type { PlanTemplate } from '../../domain/care/plan-template.ts';
import type { WayOut } from '../../domain/care/way-out.ts';
import type { Clinic } from '../../domain/clinic.ts';
import type { Clock, NewId } from '../../domain/clock.ts';
import type { JsonObject } from '../../domain/json.ts';
import type { LinkCodes } from '../../domain/link-codes.ts';
import type { MedicineIndex } from '../../domain/medicines/medicine-index.ts';
import type { PatientLinks } from '../../domain/patient-links.ts';
import type { Log, Store } from '../../domain/ports.ts';
import type { Part2 } from '../../domain/privacy/part2.ts';
import type { QuestionnaireLibrary } from '../../domain/questionnaire/library.ts';
import type { CrisisLineData } from '../../domain/safety/crisis-line-data.ts';
import type { Texts } from '../../domain/texts.ts';
import type { StaffTokens } from './staff-tokens.ts';

/** Makes a staff act a turn of the conversation it concerns; the turn runner does. */
export interface StaffEvents {
  runEvent(conversationId: string, event: { id: string; name: string; value: JsonObject }): Promise<unknown>;
}

/** What the staff API is made of. */
export interface ApiParts {
  store: Store;
  runner: StaffEvents;
  codes: LinkCodes;
  library: QuestionnaireLibrary;
  medicines: MedicineIndex;
  part2: Part2;
  texts: Texts;
  crisisLines: CrisisLineData;
  /** Short citations by source id (`content/sources.json`). */
  sources: Readonly<Record<string, string>>;
  /** What may be done with the text of each instrument (`content/questionnaires/instruments.json`). */
  instruments: readonly { id: string; name: string; licence: string; terms: string }[];
  /** What plans may begin with, by route (`content/plan-templates.json`). */
  planTemplates: readonly PlanTemplate[];
  clinic: (id: string) => Clinic | undefined;
  links: PatientLinks;
  /** How a link gets to a patient. */
  ways: readonly WayOut[];
  staffTokens: StaffTokens;
  clock: Clock;
  newId: NewId;
  log: Log;
}
