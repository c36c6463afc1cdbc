import type { Filter, Sort } from 'mongodb';
import type { KeysetPlan } from '../keyset.ts';
import { requireTexts } from '../require-texts.ts';
import type { RecordDocument } from './documents.ts';

/** Filter and order of a list query; the bounds let the compound index seek to where the page starts. */
export function listFilter(plan: KeysetPlan): { filter: Filter<RecordDocument>; sort: Sort } {
  const { equal, descending, from = '', to, after } = plan;
  requireTexts(from, to ?? '', ...equal.map(([, value]) => value));
  const orderBy = `fields.${plan.orderBy}`;
  const bounds: Filter<RecordDocument>[] = [{ [orderBy]: { $gte: from } }];
  if (to !== undefined) bounds.push({ [orderBy]: { $lt: to } });
  if (after !== undefined) bounds.push(...beyond(orderBy, descending, after));
  const direction = descending ? -1 : 1;
  return {
    filter: { ...Object.fromEntries(equal.map(([field, value]) => [`fields.${field}`, value])), $and: bounds },
    sort: { [orderBy]: direction, _id: direction },
  };
}

function beyond(orderBy: string, descending: boolean, { value, id }: { value: string; id: string }) {
  const beyondOp = descending ? '$lt' : '$gt';
  return [
    { [orderBy]: { [descending ? '$lte' : '$gte']: value } },
    { $or: [{ [orderBy]: { [beyondOp]: value } }, { [orderBy]: value, _id: { [beyondOp]: id } }] },
  ];
}
