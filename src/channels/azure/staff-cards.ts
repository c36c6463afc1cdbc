import type { Clinic } from '../../domain/clinic.ts';
import { doneWords, staffLanguage } from '../../domain/escalation/notice-words.ts';
import type { Notice } from '../../domain/escalation/notifier.ts';
import type { Alert } from '../../domain/safety/alert.ts';
import type { Texts } from '../../domain/texts.ts';
import type { StoredActivity } from '../../domain/turn.ts';
import { button, type CardElement, card, stacked, textElements } from './elements.ts';

/** What the button of an alert's card sends back. */
export interface AlertTap {
  alertId: string;
  clinicId: string;
}

/**
 * An alert as a person of the staff gets it: clinic, tier, time and a link, and the button that acknowledges it. What
 * pops up on a locked phone tells nothing.
 */
export function alertCard(notice: Notice, clinic: Clinic, texts: Texts): StoredActivity {
  const language = staffLanguage(clinic);
  const say = (key: string) => texts.format(language, { key });
  const { alertId, text, url } = notice;
  const { text: _text, ...envelope } = plainNotice(notice);
  const tap = { companion: { alert: { id: alertId, clinic: clinic.id } } };
  return {
    ...envelope,
    attachments: [
      attachment({
        ...card(language, [
          ...textElements(text),
          ...stacked([
            { ...button(say('notice.acknowledge'), tap), style: 'positive' },
            { type: 'Action.OpenUrl', title: say('notice.console'), url },
          ]),
        ]),
        fallbackText: text,
      }),
    ],
  };
}

/** The same as text, where the card is not taken. */
export function plainNotice({ id, subject, text }: Notice): StoredActivity {
  return { type: 'message', id, summary: subject, text, channelData: { notification: { alert: true } } };
}

/** The card once somebody has seen or closed the alert: who, and when. */
export function doneCard(alert: Alert, clinic: Clinic, texts: Texts): StoredActivity {
  const content = card(staffLanguage(clinic), textElements(doneWords(texts, clinic, alert)));
  return { type: 'message', attachments: [attachment(content)] };
}

/** The alert whose button was tapped. */
export function alertTap(value: unknown): AlertTap | undefined {
  const { alert } = (value as { companion?: { alert?: { id?: unknown; clinic?: unknown } } } | null)?.companion ?? {};
  const { id, clinic } = alert ?? {};
  return typeof id === 'string' && typeof clinic === 'string' ? { alertId: id, clinicId: clinic } : undefined;
}

function attachment(content: CardElement) {
  return { contentType: 'application/vnd.microsoft.card.adaptive', content };
}
