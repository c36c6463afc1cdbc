import { type QuestionnaireSource, SHIPPED } from '../../domain/questionnaire/source.ts';
import asq from './asq.json' with { type: 'json' };
import auditC from './audit-c.json' with { type: 'json' };
import checklist from './checklist.json' with { type: 'json' };
import gad7 from './gad-7.json' with { type: 'json' };
import intention from './intention.json' with { type: 'json' };
import journal from './journal.json' with { type: 'json' };
import pcPtsd5 from './pc-ptsd-5.json' with { type: 'json' };
import pcl5 from './pcl-5.json' with { type: 'json' };
import phq2 from './phq-2.json' with { type: 'json' };
import phq9 from './phq-9.json' with { type: 'json' };
import prescreening from './prescreening.json' with { type: 'json' };
import reflection from './reflection.json' with { type: 'json' };

/** The questionnaires this product ships, as FHIR R4 JSON: to be parsed, assembled and checked by their loader. */
export const QUESTIONNAIRES: readonly unknown[] = [
  phq9,
  phq2,
  gad7,
  asq,
  pcPtsd5,
  pcl5,
  auditC,
  prescreening,
  intention,
  checklist,
  reflection,
  journal,
];

/** The same as sources of the library. */
export const SHIPPED_SOURCES: readonly QuestionnaireSource[] = QUESTIONNAIRES.map((json) => ({ json, ...SHIPPED }));
