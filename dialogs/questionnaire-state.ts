import type { DialogContext } from 'botbuilder-dialogs';
import type { Tier } from '../src/domain/safety/tiers.ts';
import type { GivenByLinkId } from './questionnaire-run.ts';

/** What a questionnaire dialog remembers between turns; the answers are in the response. */
export interface QuestionnaireState {
  responseId: string;
  /** The question that was asked last. */
  asked?: string;
  /** It has its answer: it is no longer open, and only `back` or `change` asks it again. */
  answered?: boolean;
  /** Names this asking of it: an answer to an older card is stale. */
  nonce?: string;
  /** An answer that waits for the person's yes. */
  readBack?: { given: GivenByLinkId; said?: string; nonce?: string };
  /** Questions that were asked with what the person had said before: not so again. */
  offered?: string[];
  /** What was written to a question and was not its answer. */
  asides?: { text: string; at: string }[];
  /** Waiting for: keep going or take a break. */
  breakOffered?: boolean;
  /** Answers that don't fit together: to be asked about, and with the nonce, waiting for the reply. */
  contradiction?: { itemIds: string[]; nonce?: string };
  /** Waiting for: which answer to change. */
  changing?: boolean;
  paused?: boolean;
  section?: string;
  /** Questions asked in this section since it began, or since the last break. */
  sinceBreak: number;
  /** Patient texts said in this section: each is said once. */
  told: string[];
  /** How often the consent question was skipped. */
  consentSkips: number;
  /** A suicide screen under way: what its answers raised so far. */
  screen?: { open: boolean; letting: boolean; tiers: Tier[]; refusalsOnly: boolean };
  /** A crisis began this run, and takes over again at its end. */
  withinCrisis?: boolean;
  /** Only this item is asked (ASQ item 5 alone). */
  only?: string;
  /** The newest turns of the person's other conversations that answered something here, when this one was last heard. */
  elsewhere?: Record<string, number>;
}

export interface QuestionnaireOptions {
  responseId: string;
  /** Say "Welcome back" first. */
  resumed?: boolean;
  only?: string;
  withinCrisis?: boolean;
  /** Every item but `only` counts as refused. */
  declined?: boolean;
}

export function freshState(options: QuestionnaireOptions): QuestionnaireState {
  const { responseId, only, withinCrisis } = options;
  return {
    responseId,
    sinceBreak: 0,
    told: [],
    consentSkips: 0,
    ...(only === undefined ? {} : { only }),
    ...(withinCrisis === undefined ? {} : { withinCrisis }),
  };
}

/** The state of the dialog on top of the stack: changed in place, stored with the turn. */
export function stateOf(dc: DialogContext): QuestionnaireState {
  return dc.activeDialog?.state as QuestionnaireState;
}
