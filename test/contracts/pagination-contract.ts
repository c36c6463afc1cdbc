import { expect } from 'chai';
import fc from 'fast-check';
import type { AppError } from '../../src/domain/errors.ts';
import type { ListQuery } from '../../src/domain/ports.ts';
import type { AuditEntry } from '../../src/domain/records.ts';
import type { Handles } from './store-contract.ts';

const entry = (clinicId: string, id: string, at: string): AuditEntry => ({
  id,
  clinicId,
  at,
  by: 'staff_1',
  role: 'auditor',
  action: 'read',
});

/** Few values, so that many rows share one. */
const someTime = fc.constantFrom('', ...Array.from({ length: 5 }, (_, day) => `2026-01-0${day + 1}T00:00:00.000Z`));
const someList = fc.record({
  times: fc.array(someTime, { maxLength: 24 }),
  limit: fc.integer({ min: 1, max: 7 }),
  order: fc.constantFrom('asc' as const, 'desc' as const),
  from: fc.option(someTime, { nil: undefined }),
  to: fc.option(someTime, { nil: undefined }),
});

/** What every list promises. */
export function paginationContract(handles: Handles): void {
  const records = () => handles()[0].records;
  const add = (row: AuditEntry) => records().update('audit', row.id, () => row);
  const walk = async (query: ListQuery<'audit'>): Promise<AuditEntry[]> => {
    const { items, next } = await records().list('audit', query);
    return next === undefined ? items : [...items, ...(await walk({ ...query, after: next }))];
  };
  const codeOf = (query: unknown, kind: 'audit' | 'timers' = 'audit') =>
    records()
      .list(kind, query as ListQuery<typeof kind>)
      .then(
        () => 'no error',
        (error: AppError) => error.code,
      );

  it('walks page by page through exactly the rows asked for, in order, however many share a value', async () => {
    let run = 0;
    const property = fc.asyncProperty(someList, async ({ times, limit, order, from, to }) => {
      run += 1;
      const clinicId = `clinic-${run}`;
      // Ids that do not follow the order of insertion.
      const rows = times.map((at, i) => entry(clinicId, `${(i * 7) % 24}-${run}`, at));
      for (const row of rows) await add(row);
      const key = (row: AuditEntry) => `${row.at} ${row.id}`;
      const wanted = rows
        .filter(({ at }) => (from === undefined || at >= from) && (to === undefined || at < to))
        .map(key)
        .sort((a, b) => (a < b ? -1 : 1));
      if (order === 'desc') wanted.reverse();
      const bounds = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
      const walked = await walk({ index: 'byClinic', where: { clinicId }, order, limit, ...bounds });
      expect(walked.map(key)).to.deep.equal(wanted);
    });
    await fc.assert(property, { numRuns: 30 });
  });

  it('gives no cursor at the end of a list, even when the last page is full', async () => {
    for (const id of ['a', 'b', 'c', 'd']) await add(entry('demo', id, '2026'));
    const query = { index: 'byClinic' as const, where: { clinicId: 'demo' }, limit: 2 };
    const { next } = await records().list('audit', query);
    expect(next).to.be.a('string');
    expect(await records().list('audit', { ...query, after: String(next) })).not.to.have.property('next');
  });

  it('goes on where it was when rows are added and removed between two pages', async () => {
    for (const id of ['b', 'd', 'f', 'h']) await add(entry('demo', id, '2026'));
    const query = { index: 'byClinic' as const, where: { clinicId: 'demo' }, limit: 2 };
    const { next } = await records().list('audit', query);
    await add(entry('demo', 'a', '2026'));
    await add(entry('demo', 'e', '2026'));
    await records().update('audit', 'd', () => undefined);
    const { items } = await records().list('audit', { ...query, after: String(next) });
    expect(items.map((row) => row.id)).to.deep.equal(['e', 'f']);
  });

  it('leaves out records without the last field, and moves a record whose field changes', async () => {
    const timer = { id: 't', conversationId: 'c', event: { name: 'x', value: {} } };
    const started = { id: 'c', channel: 'test' as const, clinicId: 'demo', patientId: 'p', language: 'en' as const };
    const conversation = { ...started, startedAt: '2026' };
    await records().update('conversations', 'c', () => conversation);
    const list = async () => (await records().list('conversations', { index: 'eraseAfter' })).items.length;
    expect(await list()).to.equal(0);
    await records().update('conversations', 'c', () => ({ ...conversation, eraseAfter: '2027' }));
    expect(await list()).to.equal(1);
    await records().update('conversations', 'c', () => conversation);
    expect(await list()).to.equal(0);
    const due = async () => (await records().list('timers', { index: 'byDue', to: '2026-06' })).items.length;
    await records().update('timers', 't', () => ({ ...timer, dueAt: '2026-01' }));
    expect(await due()).to.equal(1);
    await records().update('timers', 't', () => ({ ...timer, dueAt: '2026-07' }));
    expect(await due()).to.equal(0);
  });

  it('gives 50 rows unless told, and never more than 200', async () => {
    for (let i = 0; i < 201; i += 1) await add(entry('demo', String(i), '2026'));
    const size = async (limit?: number) => {
      const query = { index: 'byClinic' as const, where: { clinicId: 'demo' } };
      return (await records().list('audit', limit === undefined ? query : { ...query, limit })).items.length;
    };
    expect([await size(), await size(1000), await size(0)]).to.deep.equal([50, 200, 1]);
  });

  it('refuses what no index holds', async () => {
    const where = { clinicId: 'demo' };
    expect(await codeOf({ index: 'byReason' })).to.equal('store.no-index');
    expect(await codeOf({ index: 'byClinic' })).to.equal('store.no-index');
    expect(await codeOf({ index: 'byClinic', where: { ...where, role: 'admin' } })).to.equal('store.no-index');
    expect(await codeOf({ index: 'byClinic', where })).to.equal('no error');
  });

  it('refuses a cursor that is not of this list', async () => {
    const where = { clinicId: 'demo' };
    for (const id of ['a', 'b']) await add(entry('demo', id, '2026'));
    const { next } = await records().list('audit', { index: 'byClinic', where, limit: 1 });
    expect(await codeOf({ index: 'byClinic', where, order: 'desc', after: next })).to.equal('request.invalid');
    expect(await codeOf({ index: 'byDue', after: next }, 'timers')).to.equal('request.invalid');
    for (const after of ['', 'nonsense', '%', Buffer.from('{}').toString('base64url'), `x${next}`]) {
      expect(await codeOf({ index: 'byClinic', where, after }), after).to.equal('request.invalid');
    }
  });
}
