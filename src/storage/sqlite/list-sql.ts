import type { KeysetPlan } from '../keyset.ts';
import type { SqlValue } from './connection.ts';

/** The statement of a list query and its values. The names in it come from the declared indexes, never from a user. */
export function listSql(kind: string, plan: KeysetPlan): { sql: string; values: SqlValue[] } {
  const { orderBy, descending, from, to, after } = plan;
  const conditions: [string, ...SqlValue[]][] = plan.equal.map(([field, value]) => [`${field} = ?`, value]);
  conditions.push([`${orderBy} IS NOT NULL`]);
  if (from !== undefined) conditions.push([`${orderBy} >= ?`, from]);
  if (to !== undefined) conditions.push([`${orderBy} < ?`, to]);
  if (after !== undefined)
    conditions.push([`(${orderBy}, id) ${descending ? '<' : '>'} (?, ?)`, after.value, after.id]);
  const direction = descending ? 'DESC' : 'ASC';
  const where = conditions.map(([condition]) => condition).join(' AND ');
  return {
    sql: `SELECT doc FROM ${kind} WHERE ${where} ORDER BY ${orderBy} ${direction}, id ${direction} LIMIT ?`,
    values: [...conditions.flatMap(([, ...values]) => values), plan.limit + 1],
  };
}
