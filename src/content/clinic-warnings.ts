import type { Clinic } from '../domain/clinic.ts';

/** What a clinic may leave out of its file, but not without knowing what that means. */
export function clinicWarnings({ staff, onCall, safeguardingContact, fasting }: Clinic): string[] {
  const leads = staff?.filter(({ roles }) => roles.includes('clinical-lead')).length;
  const warnings: [boolean, string][] = [
    [onCall?.length === 0, 'nobody is ever on call: patients are told so'],
    [leads === 0, 'no clinical lead is on the staff list: an accusation of staff reaches nobody'],
    [
      leads === 1 && safeguardingContact === undefined,
      'no safeguardingContact: an accusation of the clinical lead is shown to everybody else at once',
    ],
    [fasting === undefined, 'no fasting: before a session patients are told to ask the clinic about eating'],
  ];
  return warnings.filter(([applies]) => applies).map(([, warning]) => warning);
}
