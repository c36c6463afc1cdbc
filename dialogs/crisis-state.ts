import type { DialogContext } from 'botbuilder-dialogs';
import type { CrisisQuestionKey } from '../src/domain/safety/crisis-step.ts';
import type { ScreenEnd } from '../src/domain/safety/suicide-screen.ts';
import type { CheckForm, Mark, Screening, Tier } from '../src/domain/safety/tiers.ts';

/** What a crisis remembers between turns. */
export interface CrisisState {
  tiers: Tier[];
  marks: Mark[];
  check?: { form: CheckForm; afterMethod: boolean };
  hint?: 'plan' | 'now';
  /** The alert that notes are added to. */
  alertId?: string;
  question?: CrisisQuestionKey;
  /** How often the open question was asked. */
  asked: number;
  /** Names this asking: an older timer means nothing. */
  nonce?: string;
  /** The nonce of the question's cards. Asked once more it stays: an answer on either card is the same answer. */
  card?: string;
  supportCount: number;
  /** Its script has been said: the end of a screen does not say it again. */
  scriptSaid?: Tier;
}

/** How a crisis begins. */
export type CrisisOptions =
  /** Words of this turn. */
  | { screening: Screening }
  /** Answers of this turn; `codes` are their findings. */
  | { tiers: Tier[]; marks: Mark[]; code?: string; homeSafeAnswer?: boolean }
  /** The acute item of a suicide screen, answered with yes or refused. */
  | { acute: { refused: boolean } }
  /** A suicide screen came to its end. */
  | { screenEnd: ScreenEnd }
  /** A crisis is open from elsewhere. */
  | { support: true };

export function crisisState(dc: DialogContext): CrisisState {
  return dc.activeDialog?.state as CrisisState;
}

export const FRESH: CrisisState = { tiers: [], marks: [], asked: 0, supportCount: 0 };
