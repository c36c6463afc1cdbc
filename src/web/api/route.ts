import type { z } from 'zod';
import type { Language } from '../../domain/languages.ts';
import type { Actor } from './actor.ts';
import type { OfPatient } from './clinic-record.ts';
import type { Opened } from './open-record.ts';
import type { Permission } from './roles.ts';

/** One call of a staff route: who calls, how far their role reaches, and the checked input. */
export interface Call<B = unknown, Q = unknown> extends Actor {
  /** The `:id` of the path. */
  id: string;
  body: B;
  query: Q;
  language: Language;
}

/** A call about a patient: the record of the path was opened for whoever calls (`open-record.ts`). */
export type RecordCall<K extends OfPatient = OfPatient, B = unknown, Q = unknown> = Call<B, Q> & Opened<K>;

/** A staff route as data: the role table, the checks, the OpenAPI document and the server all read it. */
export interface Route {
  method: 'get' | 'post' | 'put' | 'patch';
  /** Below `/api/v1`. */
  path: string;
  permission: Permission;
  summary: string;
  /** What the `:id` of the path names, where it is a patient's: it is opened before anything else is done. */
  of?: OfPatient;
  query?: z.ZodType;
  body?: z.ZodType;
  /** What it answers, for the description. */
  answer?: z.ZodType;
  /** 200 unless told. */
  status?: number;
  handle(call: Call | RecordCall): Promise<unknown>;
}

type Input<S> = S extends z.ZodType ? z.output<S> : undefined;

/** Gives a route's handler the types of its schemas and its record. */
export function route<
  B extends z.ZodType | undefined = undefined,
  Q extends z.ZodType | undefined = undefined,
  K extends OfPatient | undefined = undefined,
>(
  definition: Omit<Route, 'of' | 'body' | 'query' | 'handle'> & {
    of?: K;
    body?: B;
    query?: Q;
    handle(call: K extends OfPatient ? RecordCall<K, Input<B>, Input<Q>> : Call<Input<B>, Input<Q>>): Promise<unknown>;
  },
): Route {
  return definition as unknown as Route;
}
