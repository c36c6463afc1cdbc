import type { Language, PatientItem } from '../api-types.ts';
import { useConsole } from '../console-context.ts';
import type { TextKey } from '../texts.ts';
import { dateText } from '../times.ts';
import { type Fact, Facts } from './facts.tsx';
import { Tag, toneOf } from './tag.tsx';

/** Who this is and how to reach them. */
export function PatientFacts({ patient }: { patient: PatientItem }) {
  const { say, word, language } = useConsole();
  const { disposition, callbackPhone, birthDate, location: place, contact, channel, quiet } = patient;
  const facts: Fact[] = [
    [
      'patients.disposition',
      disposition && (
        <>
          <Tag tone={toneOf(disposition)}>{word('disposition', disposition)}</Tag> <code>{disposition}</code>
        </>
      ),
    ],
    ['patient.phone', callbackPhone && <a href={`tel:${callbackPhone.replace(/[^+\d]/g, '')}`}>{callbackPhone}</a>],
    ['patient.birth', birthDate && dateText(birthDate, language)],
    ['patient.location', place && locationText(place, language, say('patient.unconfirmed'))],
    ['patient.contact', contact && contactText(contact, say)],
    ['patient.language', say(`patient.${patient.language}`)],
    ['patients.channel', word('channel', channel)],
  ];
  return (
    <>
      {quiet && (
        <p className="banner warn" role="note">
          {say('patient.quiet')}
        </p>
      )}
      <Facts facts={facts} />
    </>
  );
}

function locationText(
  { country, region, confirmed }: NonNullable<PatientItem['location']>,
  language: Language,
  unconfirmed: string,
): string | undefined {
  const name = country && new Intl.DisplayNames([language], { type: 'region', fallback: 'code' }).of(country);
  const where = [region, name].filter((part) => part !== undefined).join(', ');
  if (where === '') return undefined;
  return confirmed ? where : `${where} (${unconfirmed})`;
}

function contactText(
  { name, phone, permission }: NonNullable<PatientItem['contact']>,
  say: (key: TextKey) => string,
): string | undefined {
  const who = [name, phone].filter((part) => part !== undefined).join(', ');
  if (who === '') return undefined;
  if (permission === undefined) return who;
  return `${who} (${say(permission === 'LA33-6' ? 'patient.contactYes' : 'patient.contactNo')})`;
}
