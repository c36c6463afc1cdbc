import type { QuestionData, Utterance } from '../activity.ts';
import type { Say } from '../texts.ts';

/** What every control of a question is given. */
export interface ControlProps {
  data: QuestionData;
  /** The question's words: the name of its group of controls. */
  text: string;
  busy: boolean;
  language: string;
  say: Say;
  send: (said: Utterance) => void;
}
