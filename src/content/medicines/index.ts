import { medicineDataSchema } from '../../domain/medicines/medicine-data.ts';
import { createMedicineIndex } from '../../domain/medicines/medicine-index.ts';
import classes from './classes.json' with { type: 'json' };
import lookAlikes from './look-alikes.json' with { type: 'json' };
import names from './names.json' with { type: 'json' };
import prompts from './prompts.json' with { type: 'json' };
import words from './words.json' with { type: 'json' };

/** The medicine dictionary as clinicians edit it (clinical pack 1.1). */
export const medicineData = medicineDataSchema.parse({ classes, prompts, medicines: names, lookAlikes, words });

/** The same made ready, checked at start. A fault throws and names the entry. */
export const MEDICINES = createMedicineIndex(medicineData);
