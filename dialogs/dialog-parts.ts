import type { Content } from '../src/domain/content.ts';
import type { LinkCodes } from '../src/domain/link-codes.ts';

/** What every dialog is given: texts, questionnaires, rules and the safety net. */
export type DialogParts = Omit<Content, 'version'> & {
  /** Absent: chats cannot be linked. */
  codes?: LinkCodes;
};
