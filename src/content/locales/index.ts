import { FAQ_MESSAGES } from '../faq/index.ts';
import type { Messages } from '../texts.ts';
import cardsEn from './en/cards.json' with { type: 'json' };
import consoleEn from './en/console.json' with { type: 'json' };
import conversationEn from './en/conversation.json' with { type: 'json' };
import findingsEn from './en/findings.json' with { type: 'json' };
import historyEn from './en/history.json' with { type: 'json' };
import noticesEn from './en/notices.json' with { type: 'json' };
import planEn from './en/plan.json' with { type: 'json' };
import promptsEn from './en/prompts.json' with { type: 'json' };
import safetyEn from './en/safety.json' with { type: 'json' };
import cardsEs from './es/cards.json' with { type: 'json' };
import consoleEs from './es/console.json' with { type: 'json' };
import conversationEs from './es/conversation.json' with { type: 'json' };
import findingsEs from './es/findings.json' with { type: 'json' };
import historyEs from './es/history.json' with { type: 'json' };
import noticesEs from './es/notices.json' with { type: 'json' };
import planEs from './es/plan.json' with { type: 'json' };
import promptsEs from './es/prompts.json' with { type: 'json' };
import safetyEs from './es/safety.json' with { type: 'json' };

/** All texts: one file an area, each in every language. */
export const MESSAGES: Messages = {
  en: {
    ...conversationEn,
    ...promptsEn,
    ...safetyEn,
    ...findingsEn,
    ...cardsEn,
    ...consoleEn,
    ...historyEn,
    ...noticesEn,
    ...FAQ_MESSAGES.en,
    ...planEn,
  },
  es: {
    ...conversationEs,
    ...promptsEs,
    ...safetyEs,
    ...findingsEs,
    ...cardsEs,
    ...consoleEs,
    ...historyEs,
    ...noticesEs,
    ...FAQ_MESSAGES.es,
    ...planEs,
  },
};
