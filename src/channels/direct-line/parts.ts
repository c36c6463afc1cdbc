import type { Outreach } from '../../domain/care/outreach.ts';
import type { ChatTokens } from '../../domain/chat-tokens.ts';
import type { Clinic } from '../../domain/clinic.ts';
import type { Clock, NewId } from '../../domain/clock.ts';
import type { Log, TurnStore } from '../../domain/ports.ts';
import type { TurnRunner } from '../../turns/arrival.ts';
import type { TurnSignal } from '../../turns/turn-signal.ts';
import type { ClinicSecrets } from './chat-tokens.ts';

/** Every path of the protocol begins with this. */
export const BASE = '/v3/directline';

/** What the Direct Line server is made of. */
export interface DirectLineParts {
  turns: TurnStore;
  runner: TurnRunner;
  signal: TurnSignal;
  tokens: ChatTokens & ClinicSecrets;
  clinics: (id: string) => Clinic | undefined;
  newId: NewId;
  clock: Clock;
  /** The address by which browsers reach this server, without a path of its own routes. */
  publicUrl: () => string;
  log: Log;
  /** A chat that is open has brought this to its person. */
  reached?: (outreach: Outreach) => void;
  /** How often an open stream is checked for life and for turns whose signal was lost. */
  keepAliveMs?: number;
}
