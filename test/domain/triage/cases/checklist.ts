import { type RuleCase, says } from './rule-case.ts';

const reading = (sys: number, dia: number) => ({ 'p.bp.sys': sys, 'p.bp.dia': dia });

/** The practical checklist of clinical pack 4. */
export const CHECKLIST: RuleCase[] = [
  ['PRE_FOOD', 0, says({ 'p.food': 'no' }), says({ 'p.food': '?' })],
  ['PRE_MEDS', 0, says({ 'p.meds_change': 'yes' }), says({ 'p.meds_change': 'no' })],
  ['SUD_USED_SINCE', 0, says({ 'p.substances': 'yes' }), says({ 'p.substances': 'no' })],
  ['PRE_HEALTH', 0, says({ 'p.health': ['faint'] }), says({ 'p.health': ['pregnant'] })],
  ['PRE_HEALTH', 0, says({ 'p.health': ['cold', 'fever'] }), says({ 'p.health': ['none'] })],
  ['BODY_EMERGENCY.p.health', 0, says({ 'p.health': ['chest', 'cold'] }), says({ 'p.health': ['cold'] })],
  ['PREG', 0, says({ 'p.health': ['pregnant'] }), says({ 'p.health': ['none'] })],
  ['PRE_CONSENT', 0, says({ 'p.consent_day': 'wait' }), says({ 'p.consent_day': 'yes' })],
  ['PRE_CONSENT', 0, says({ 'p.consent_day': 'no' }), says({ 'p.consent_day': '-' })],
  ['BP_EMERGENCY', 0, says({ ...reading(180, 90), 's3.bp_symptoms': ['breath'] }), says(reading(180, 90))],
  ['BP_SEVERE', 0, says({ ...reading(150, 120), 's3.bp_symptoms': ['none'] }), says(reading(150, 120))],
  ['BP_UNCONTROLLED', 1, says(reading(160, 90)), says(reading(159, 99))],
  ['BP_ELEVATED', 0, says(reading(140, 80)), says(reading(139, 89))],
  ['BP_UNKNOWN', 0, says({ 'p.bp': '?' }), says({ 'p.bp': 'skip' })],
];
