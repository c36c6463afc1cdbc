import { patientNow } from '../../domain/care/patient-now.ts';
import type { Clock } from '../../domain/clock.ts';
import { AppError } from '../../domain/errors.ts';
import type { Claim, LinkCodes } from '../../domain/link-codes.ts';
import type { RecordStore } from '../../domain/ports.ts';
import { newResumeCode, shownCode } from '../../domain/resume-code.ts';
import { Guesses } from './guesses.ts';
import { type HeldCode, heldCodes } from './resume-codes.ts';

/** It is read out, or stands in a chat where others may see it: soon it is worth nothing. */
const LIFETIME_MS = 15 * 60_000;

interface LinkCodeParts {
  records: RecordStore;
  key: Uint8Array;
  clock: Clock;
  randomBytes: (count: number) => Uint8Array;
}

export function createLinkCodes({ randomBytes, ...parts }: LinkCodeParts): LinkCodes {
  const { records, clock } = parts;
  const codes = heldCodes(parts);
  const guesses = new Map<string, Guesses>();

  /** Whom this code may make one with somebody else now. */
  const look = async (code: string, clinicId: string, by: string): Promise<HeldCode | undefined> => {
    const now = clock.now().toISOString();
    let found: HeldCode | undefined;
    await codes.use(code, (held) => {
      const isGood = held.clinicId === clinicId && now < held.until && (held.by ?? by) === by;
      found = isGood ? held : undefined;
      return held;
    });
    return found;
  };

  /** One conversation has it, whoever else asks at the same moment. */
  const take = async (code: string, by: string): Promise<boolean> => {
    let taken = false;
    await codes.use(code, (held) => {
      taken = (held.by ?? by) === by;
      return taken && held.by === undefined ? { ...held, by } : held;
    });
    return taken;
  };

  const redeem = async (code: string, clinicId: string, by: string): Promise<Claim> => {
    const held = await look(code, clinicId, by);
    const patient = held && (await holderOf(held, records));
    if (patient === undefined) return 'wrong';
    // In a chat of its own person it opens nothing, and stays good for another one.
    if (patient.conversations.includes(by) && held?.by === undefined) return { patientId: patient.id };
    return (await take(code, by)) ? { patientId: patient.id } : 'wrong';
  };

  return {
    async issue({ id: patientId, clinicId, language }, heldBy) {
      const code = newResumeCode(randomBytes);
      const until = new Date(clock.now().getTime() + LIFETIME_MS).toISOString();
      await codes.keep(code, patientId, { patientId, clinicId, language, heldBy, until });
      return { code: shownCode(code), expiresAt: until };
    },

    async claim(code, clinicId, conversationId) {
      const tried = guesses.get(clinicId) ?? new Guesses(clock);
      guesses.set(clinicId, tried);
      try {
        tried.take(conversationId);
      } catch (error) {
        if (error instanceof AppError && error.code === 'rate-limited') return 'too-many';
        throw error;
      }
      const claim = await redeem(code, clinicId, conversationId);
      if (claim !== 'wrong') tried.giveBack(conversationId);
      return claim;
    },
  };
}

async function holderOf({ patientId, conversationId = '' }: HeldCode, records: RecordStore) {
  const id = patientId ?? (await records.get('conversations', conversationId))?.patientId;
  return id === undefined ? undefined : patientNow(id, records);
}
