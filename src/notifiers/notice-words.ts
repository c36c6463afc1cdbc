import type { Clinic } from '../domain/clinic.ts';
import type { Texts } from '../domain/texts.ts';

/** What a person reads who is paged. The subject says nothing of the matter: others see a screen light up. */
export function noticeWords(
  texts: Texts,
  clinic: Clinic,
  { tiers, raisedAt, url }: { tiers: readonly string[]; raisedAt: string; url: string },
): { subject: string; text: string } {
  const language = clinic.languages[0] ?? 'en';
  const format = { dateStyle: 'medium', timeStyle: 'long', timeZone: clinic.zone } as const;
  const time = new Intl.DateTimeFormat(language, format).format(new Date(raisedAt));
  const named = tiers.map((tier) => texts.format(language, { key: `console.tier.${tier}` })).join(', ');
  const params = { clinic: clinic.name, tier: named, crisis: named !== '', time, url };
  return {
    subject: texts.format(language, { key: 'notice.subject', params }),
    text: texts.format(language, { key: 'notice.text', params }),
  };
}
