import type { Content } from '../src/domain/content.ts';

/** What every dialog is given: texts, questionnaires, rules and the safety net. */
export type DialogParts = Omit<Content, 'version'>;
