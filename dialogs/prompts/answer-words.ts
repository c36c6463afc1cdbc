import type { AbsentReason } from '../../src/domain/questionnaire/response.ts';
import { compact } from './normalise.ts';

/** Clear forms of yes and no, and of the two ways to give no value; English and Spanish. */
const FORMS = {
  yes: [
    'yes',
    'y',
    'yeah',
    'yea',
    'yep',
    'yup',
    'yes i do',
    'yes i am',
    'yes i have',
    'sí',
    'sip',
    's',
    'claro que sí',
  ],
  no: [
    'no',
    'n',
    'nope',
    'nah',
    'no i do not',
    'no i don’t',
    'no i am not',
    'no i’m not',
    'no i have not',
    'no i haven’t',
  ],
  'asked-unknown': [
    'not sure',
    'i’m not sure',
    'i am not sure',
    'unsure',
    'i’m unsure',
    'don’t know',
    'do not know',
    'i don’t know',
    'i do not know',
    'i don’t know it',
    'don’t know it',
    'idk',
    'dunno',
    'i dunno',
    'no idea',
    'i have no idea',
    'no sé',
    'no lo sé',
    'yo no sé',
    'no estoy seguro',
    'no estoy segura',
    'no tengo idea',
    'ni idea',
  ],
  'asked-declined': [
    'prefer not to say',
    'i prefer not to say',
    'i’d prefer not to say',
    'rather not say',
    'rather not',
    'i’d rather not',
    'i’d rather not say',
    'i would rather not say',
    'i would rather not',
    'prefer not to answer',
    'i don’t want to say',
    'i do not want to say',
    'i don’t want to answer',
    'prefiero no decir',
    'prefiero no decirlo',
    'prefiero no contestar',
    'prefiero no responder',
    'no quiero decir',
    'no quiero decirlo',
    'no quiero contestar',
    'no quiero responder',
  ],
} as const;

const BY_FORM = new Map(
  Object.entries(FORMS).flatMap(([meaning, forms]) =>
    forms.map((form) => [compact(form), meaning as keyof typeof FORMS]),
  ),
);

/** The text is, as a whole, a clear yes or no. */
export function yesOrNo(text: string): 'yes' | 'no' | undefined {
  const meaning = BY_FORM.get(compact(text));
  return meaning === 'yes' || meaning === 'no' ? meaning : undefined;
}

/** The text says, as a whole, that there is no value, and why. */
export function absentReason(text: string): AbsentReason | undefined {
  const meaning = BY_FORM.get(compact(text));
  return meaning === 'asked-unknown' || meaning === 'asked-declined' ? meaning : undefined;
}

const NOTHING = new Set(
  [
    'none',
    'none of these',
    'none of them',
    'none of those',
    'nothing',
    'ninguno',
    'ninguna',
    'ninguno de estos',
    'ninguna de estas',
  ].map(compact),
);

/** The text says that nothing of a list applies. */
export function isNothing(text: string): boolean {
  return NOTHING.has(compact(text));
}
