import type { PatientFacts } from '../effects.ts';
import { YES } from '../questionnaire/extensions.ts';
import type { GivenAnswer } from '../questionnaire/response.ts';
import type { Patient } from './patient.ts';

/** What an answer of S0 tells about the patient beyond the questionnaire (clinical pack 1, S0). */
export function factsFrom(linkId: string, given: GivenAnswer, patient: Patient, now: string): PatientFacts | undefined {
  return FACTS[linkId]?.(given, patient, now);
}

/** Only a yes is one: no, later and a skip share nothing. */
function sudConsent(given: GivenAnswer, _patient: Patient, at: string): PatientFacts {
  return { sudConsent: { status: codeOf(given) === 'yes' ? 'agreed' : 'refused', at } };
}

type FactOf = (given: GivenAnswer, patient: Patient, now: string) => PatientFacts;

const FACTS: Record<string, FactOf> = {
  's0.ai_disclosure': (_given, _patient, now) => ({ disclosedAt: now }),
  's0.sud_consent': sudConsent,
  's0.sud_consent.again': sudConsent,
  's0.country': (given, _patient, now) => {
    const country = codeOf(given);
    return { location: { ...(country === undefined ? {} : { country }), confirmed: false, at: now } };
  },
  's0.country.region': (given, patient) => {
    const region = codeOf(given);
    if (patient.location === undefined || region === undefined) return {};
    return { location: { ...patient.location, region } };
  },
  // No or unknown = as an unknown country.
  's0.emergency_number_confirm': (given, patient) =>
    patient.location === undefined ? {} : { location: { ...patient.location, confirmed: codeOf(given) === YES } },
  's0.dob': (given) => {
    const birthDate = dateOf(given);
    return birthDate === undefined ? {} : { birthDate };
  },
  's0.contact_name': (given, patient) => ({ contact: { ...patient.contact, ...named('name', textOf(given)) } }),
  's0.contact_phone': (given, patient) => ({ contact: { ...patient.contact, ...named('phone', textOf(given)) } }),
  's0.contact_permission': (given, patient) => ({
    contact: { ...patient.contact, ...named('permission', codeOf(given)) },
  }),
  // Skipped counts as "unsafe"; anything but "safe" is quiet mode (7.2).
  's0.safe_to_text': (given) => {
    const code = codeOf(given);
    return { safeToText: code === 'safe' || code === 'seen' ? code : 'unsafe', quiet: code !== 'safe' };
  },
  's0.callback_phone': (given) => {
    const callbackPhone = textOf(given);
    return callbackPhone === undefined ? {} : { callbackPhone };
  },
};

function named<K extends string>(key: K, value: string | undefined): { [P in K]?: string } {
  return (value === undefined ? {} : { [key]: value }) as { [P in K]?: string };
}

function first(given: GivenAnswer) {
  return given.state === 'answered' ? given.values[0] : undefined;
}

/** The chosen code, if the answer is a real choice. */
export function codeOf(given: GivenAnswer | undefined): string | undefined {
  const value = given === undefined ? undefined : first(given);
  return value !== undefined && 'valueCoding' in value ? value.valueCoding.code : undefined;
}

/** The text of a free-text answer. */
export function textOf(given: GivenAnswer | undefined): string | undefined {
  const value = given === undefined ? undefined : first(given);
  return value !== undefined && 'valueString' in value ? value.valueString : undefined;
}

function dateOf(given: GivenAnswer): string | undefined {
  const value = first(given);
  return value !== undefined && 'valueDate' in value ? value.valueDate : undefined;
}
