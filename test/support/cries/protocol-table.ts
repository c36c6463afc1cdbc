import type { Language } from '../../../src/domain/languages.ts';
import type { Tier } from '../../../src/domain/safety/tiers.ts';

/** Words by which each text of clinical pack 7.3 is known, in either language. */
export const WORDS = {
  A: ['This sounds very painful', 'Esto suena muy doloroso'],
  B: ['This could be a medical emergency', 'Esto podría ser una emergencia médica'],
  'B.safe': ['unlock the door', 'quita el seguro de la puerta'],
  C: ['Many people have these thoughts', 'Muchas personas tienen estos pensamientos'],
  'C.offer': ['answering a few yes/no questions', 'contestar unas preguntas de sí o no'],
  D: ['step away from the situation', 'aléjate de la situación'],
  E: ['Are you hurt right now?', '¿Tienes alguna herida ahora mismo?'],
  F: ['That sounds frightening', 'Eso suena aterrador'],
  letting: ["I'm letting", 'Estoy avisando'],
  close: ["You matter. I'll keep these numbers here.", 'Tú importas. Dejo estos números aquí.'],
  means: ['Are you with anyone?', '¿Hay alguien contigo?'],
  'plan.safe': ['Are you safe for the next few hours?', '¿Estás a salvo en las próximas horas?'],
  abuse: ['I believe you', 'Te creo'],
  'abuse.now': ['If you can, call', 'Si puedes, llama'],
  'abuse.texting': ['Is it safe to keep texting?', '¿Es seguro que sigamos escribiéndonos?'],
  third_party: ['Thank you for looking out for them', 'Gracias por cuidar de esa persona'],
  'third_party.ask': ['Are they in danger right now?', '¿Está en peligro ahora mismo?'],
  'third_party.danger': ['stay with them if that is safe', 'quédate con esa persona'],
  'check.self': ['Are you thinking about ending your life?', '¿Estás pensando en quitarte la vida?'],
  'check.others': ['Are you thinking about hurting someone?', '¿Estás pensando en hacerle daño a alguien?'],
  'check.body': ['Do you need medical help right now?', '¿Necesitas ayuda médica ahora mismo?'],
  'check.method': ["I can't answer that here.", 'Eso no lo puedo contestar aquí.'],
  goon: ['Would you like to go on, take a break', '¿Quieres seguir, tomar un descanso'],
  'support.1': ["You don't have to go through this alone", 'No tienes que pasar por esto a solas'],
  'support.2': ["I'm a program, so I can't do what a person can", 'no puedo hacer lo que hace una persona'],
  'support.3': ['What is happening to you matters', 'Lo que te pasa importa'],
  'support.4': ['It takes strength to write this', 'Hace falta valor para escribir esto'],
  quiet: ['You can leave this page when you need to', 'Puedes salir de esta página cuando lo necesites'],
  unsaved: ["I couldn't save your message", 'No pude guardar tu mensaje'],
} as const satisfies Record<string, readonly [en: string, es: string]>;
export type TextKey = keyof typeof WORDS;

export const NUMBERS = 'numbers';

/** What a reply must hold, in this order: texts, and where the list of numbers stands. */
export type Reply = readonly (TextKey | typeof NUMBERS)[];

export function wordsOf(key: TextKey, language: Language): string {
  return WORDS[key][language === 'en' ? 0 : 1];
}

/** The rows of clinical pack 7.2, *Bot does, in order*, as far as the reply to the words themselves goes. */
export const ROWS: Record<Exclude<Tier, 'CHECK' | 'PAST_ONLY'>, { reply: Reply; asks?: string }> = {
  IMMINENT: { reply: ['A', 'letting', 'close', NUMBERS, 'means'], asks: 'crisis.means' },
  MEDICAL: { reply: ['B', 'letting', 'close', NUMBERS, 'B.safe'], asks: 'crisis.B.safe' },
  HARM_OTHERS: { reply: ['D', 'letting', 'close', NUMBERS] },
  ACTIVE_PLAN: { reply: ['A', 'letting', 'close', NUMBERS, 'plan.safe'], asks: 'crisis.plan.safe' },
  ACTIVE: { reply: ['C', 'letting', 'close', NUMBERS, 'C.offer'], asks: 'crisis.screen.offer' },
  PSYCH_ACUTE: { reply: ['F', 'letting', 'close', NUMBERS] },
  SELF_HARM: { reply: ['E', 'letting', 'close', NUMBERS], asks: 'crisis.E.hurt' },
  PASSIVE: { reply: ['C', 'letting', 'close', NUMBERS, 'C.offer'], asks: 'crisis.screen.offer' },
  ABUSE: { reply: ['abuse', 'letting', 'close', NUMBERS, 'abuse.texting'], asks: 'crisis.abuse.texting' },
  THIRD_PARTY: {
    reply: ['third_party', 'letting', 'close', NUMBERS, 'third_party.ask'],
    asks: 'crisis.third_party.danger',
  },
};

/** Precedence of clinical pack 7.2; danger now lifts ABUSE above ACTIVE. */
export function strongestOf(tiers: readonly Tier[], inDanger: boolean): Tier | undefined {
  return (inDanger ? WITH_DANGER : ORDER).find((tier) => tiers.includes(tier));
}

/** How far down the order a tier stands; abuse with danger stands between ACTIVE_PLAN and ACTIVE. */
export function rankOf(tier: Tier, inDanger: boolean): number {
  return inDanger && tier === 'ABUSE' ? ORDER.indexOf('ACTIVE') - 0.5 : ORDER.indexOf(tier);
}

const ORDER: readonly Tier[] = [
  'MEDICAL',
  'IMMINENT',
  'HARM_OTHERS',
  'ACTIVE_PLAN',
  'ACTIVE',
  'PSYCH_ACUTE',
  'SELF_HARM',
  'PASSIVE',
  'ABUSE',
  'THIRD_PARTY',
  'CHECK',
  'PAST_ONLY',
];
const WITH_DANGER: readonly Tier[] = [
  ...ORDER.slice(0, 4),
  'ABUSE',
  ...ORDER.slice(4).filter((tier) => tier !== 'ABUSE'),
];

/** Blocks (clinical pack 7.2). */
export const BLOCKING: readonly Tier[] = ['IMMINENT', 'MEDICAL', 'HARM_OTHERS', 'ACTIVE_PLAN', 'ACTIVE', 'PSYCH_ACUTE'];
export const SUICIDAL: readonly Tier[] = ['IMMINENT', 'ACTIVE_PLAN', 'ACTIVE', 'PASSIVE'];
