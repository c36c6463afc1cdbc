import { NOTHING_FOUND, type Screen } from './tiers.ts';
export const createScreen = (_: unknown): Screen => () => NOTHING_FOUND;
