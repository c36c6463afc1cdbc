import type { Clinic } from '../clinic.ts';
import type { Language } from '../languages.ts';
import type { StaffAct } from '../safety/alert.ts';
import type { Texts } from '../texts.ts';

/** What a person reads who is paged. The subject says nothing of the matter: others see a screen light up. */
export function noticeWords(
  texts: Texts,
  clinic: Clinic,
  { tiers, raisedAt, url }: { tiers: readonly string[]; raisedAt: string; url: string },
): { subject: string; text: string } {
  const language = staffLanguage(clinic);
  const params = { ...factsOf(texts, clinic, { tiers, raisedAt }), url };
  return {
    subject: texts.format(language, { key: 'notice.subject', params }),
    text: texts.format(language, { key: 'notice.text', params }),
  };
}

/** What became of an alert, where a notice of it stood. */
export function doneWords(
  texts: Texts,
  clinic: Clinic,
  alert: { tiers: readonly string[]; raisedAt: string; acknowledged?: StaffAct; closed?: StaffAct },
): string {
  const { closed, acknowledged } = alert;
  const act = closed ?? acknowledged;
  const params = {
    ...factsOf(texts, clinic, alert),
    state: closed === undefined ? 'seen' : 'closed',
    name: act?.by ?? '',
    at: act === undefined ? '' : timeOf(clinic, act.at),
  };
  return texts.format(staffLanguage(clinic), { key: 'notice.done', params });
}

/** The language of a clinic's staff. */
export function staffLanguage({ languages }: Clinic): Language {
  return languages[0] ?? 'en';
}

function factsOf(texts: Texts, clinic: Clinic, { tiers, raisedAt }: { tiers: readonly string[]; raisedAt: string }) {
  const named = tiers.map((tier) => texts.format(staffLanguage(clinic), { key: `console.tier.${tier}` })).join(', ');
  return { clinic: clinic.name, tier: named, crisis: named !== '', time: timeOf(clinic, raisedAt) };
}

function timeOf(clinic: Clinic, at: string): string {
  const format = { dateStyle: 'medium', timeStyle: 'long', timeZone: clinic.zone } as const;
  return new Intl.DateTimeFormat(staffLanguage(clinic), format).format(new Date(at));
}
