import asq from './asq.json' with { type: 'json' };
import intention from './intention.json' with { type: 'json' };
import phq9 from './phq-9.json' with { type: 'json' };
import prescreening from './prescreening.json' with { type: 'json' };
import reflectionD1 from './reflection-d1.json' with { type: 'json' };

/** The questionnaires this product ships, as FHIR R4 JSON: to be parsed, assembled and checked by their loader. */
export const QUESTIONNAIRES: readonly unknown[] = [phq9, asq, prescreening, intention, reflectionD1];
