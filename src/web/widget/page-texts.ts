import type { Localized } from '../../domain/languages.ts';

/** What the server itself writes on its pages; the chat's own words are in `browser/texts`. */
export const PAGE_TEXTS = {
  chat: { en: 'Chat', es: 'Chat' },
  needsScript: {
    en: 'This chat needs JavaScript. You can reach the clinic at',
    es: 'Este chat necesita JavaScript. Puedes llamar a la clínica al',
  },
  unknownTitle: { en: 'This chat is not here', es: 'Este chat no está aquí' },
  unknown: {
    en: 'The address of this chat has no clinic, or one that we do not know. Please go back to the website of your clinic and open the chat there.',
    es: 'La dirección de este chat no indica una clínica, o no la conocemos. Vuelve al sitio de tu clínica y abre el chat desde allí.',
  },
  emergency: {
    en: 'In an emergency, call your local emergency number.',
    es: 'En una emergencia, llama al número de emergencias de donde estás.',
  },
  skip: { en: 'Skip to the content', es: 'Ir al contenido' },
  otherLanguage: { en: 'Español', es: 'English' },
  demo: {
    en: 'A demonstration page: this clinic is invented.',
    es: 'Página de demostración: esta clínica es inventada.',
  },
  lead: { en: 'Care at your own pace', es: 'Atención a tu propio ritmo' },
  intro: {
    en: 'We offer ketamine-assisted psychotherapy with a small team: a prescriber who looks at your health, and a therapist who is with you before, during and after each session.',
    es: 'Ofrecemos psicoterapia asistida con ketamina con un equipo pequeño: una persona del equipo médico que revisa tu salud y una persona de terapia que te acompaña antes, durante y después de cada sesión.',
  },
  chatInvite: {
    en: 'Our chat asks the first questions. You can answer when you like, stop at any time and go on later. Your care team reads what you write.',
    es: 'Nuestro chat hace las primeras preguntas. Puedes contestar cuando quieras, parar en cualquier momento y seguir después. Tu equipo de atención lee lo que escribes.',
  },
  stepsTitle: { en: 'How it works', es: 'Cómo funciona' },
  step1: { en: 'Tell us about you', es: 'Cuéntanos de ti' },
  step1Text: {
    en: 'Some questions about your health and what you hope for. You can skip any of them.',
    es: 'Algunas preguntas sobre tu salud y lo que esperas. Puedes omitir cualquiera.',
  },
  step2: { en: 'Meet your team', es: 'Conoce a tu equipo' },
  step2Text: {
    en: 'A person reads your answers and talks them over with you. People decide, never the program.',
    es: 'Una persona lee tus respuestas y las conversa contigo. Deciden las personas, nunca el programa.',
  },
  step3: { en: 'Before and after', es: 'Antes y después' },
  step3Text: {
    en: 'Set an intention before a session, and take time to reflect once it is over.',
    es: 'Define una intención antes de la sesión y tómate un tiempo para reflexionar cuando termine.',
  },
  call: { en: 'Call us', es: 'Llámanos' },
} satisfies Record<string, Localized>;
