/** Names of the event activities that become turns of their own, and what their value holds. */
export const EVENTS = {
  /** { alertId, by, role, at } */
  acknowledged: 'alert.acknowledged',
  /** { alertId, by, role, at, reason } */
  closed: 'alert.closed',
  /** { alertId, by, role, at, reason, accusation } : an accusation of staff. */
  released: 'alert.released',
  /** { alertId, at } : a channel to the person on call took it. */
  accepted: 'alert.accepted',
  /** { alertId } : nobody took the alert within its minutes. */
  unreached: 'alert.unreached',
  /** { alertId } : it was taken, but nobody acknowledged it within its minutes. */
  unseen: 'alert.unseen',
  /** { question } : a crisis question or timed item got no answer within 10 minutes. */
  silence: 'question.silence',
  /** { points } : it is time to ask these; once more, where nothing was answered. */
  carePrompt: 'care.prompt',
  careNudge: 'care.nudge',
  /** … or at the time that the person asked for. */
  careLater: 'care.later',
  /** { points } : the first evening after a session passed without an answer. */
  careUnanswered: 'care.unanswered',
  /** { points } : staff entered no release of this session. */
  releaseMissing: 'care.release-missing',
} as const;
