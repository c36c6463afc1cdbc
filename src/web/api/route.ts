import type { z } from 'zod';
import type { Language } from '../../domain/languages.ts';
import type { Permission, Reach, Role } from './roles.ts';
import type { Staff } from './staff-tokens.ts';

/** What an audit entry says besides who and when. */
export interface Act {
  action: string;
  patientId?: string;
  target?: string;
  reason?: string;
}

/** One call of a staff route: who calls, how far their role reaches, and the checked input. */
export interface Call<B = unknown, Q = unknown> {
  staff: Staff;
  /** The role that allows the call. */
  role: Role;
  reach: Reach;
  /** The `:id` of the path. */
  id: string;
  body: B;
  query: Q;
  language: Language;
  /** Writes an audit entry; what cannot be audited does not happen. */
  audit(act: Act): Promise<void>;
}

/** A staff route as data: the role table, the checks, the OpenAPI document and the server all read it. */
export interface Route {
  method: 'get' | 'post' | 'put' | 'patch';
  /** Below `/api/v1`. */
  path: string;
  permission: Permission;
  summary: string;
  query?: z.ZodType;
  body?: z.ZodType;
  /** What it answers, for the description. */
  answer?: z.ZodType;
  /** 200 unless told. */
  status?: number;
  handle(call: Call): Promise<unknown>;
}

type Input<S> = S extends z.ZodType ? z.output<S> : undefined;

/** Gives a route's handler the types of its schemas. */
export function route<B extends z.ZodType | undefined = undefined, Q extends z.ZodType | undefined = undefined>(
  definition: Omit<Route, 'body' | 'query' | 'handle'> & {
    body?: B;
    query?: Q;
    handle(call: Call<Input<B>, Input<Q>>): Promise<unknown>;
  },
): Route {
  return definition as unknown as Route;
}
