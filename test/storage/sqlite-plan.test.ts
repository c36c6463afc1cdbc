import { expect } from 'chai';
import type { ListQuery } from '../../src/domain/ports.ts';
import { INDEXES, type RecordKind } from '../../src/domain/records.ts';
import { planQuery } from '../../src/storage/keyset.ts';
import { Connection, type SqlValue } from '../../src/storage/sqlite/connection.ts';
import { listSql } from '../../src/storage/sqlite/list-sql.ts';
import { setUp } from '../../src/storage/sqlite/schema.ts';
import { UNFINISHED } from '../../src/storage/sqlite/turns.ts';

describe('SQLite query plans', () => {
  const db = new Connection(':memory:');
  setUp(db);
  after(() => db.close());
  const explain = (sql: string, values: SqlValue[]) =>
    db
      .prepare<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all(...values)
      .map(({ detail }) => detail);

  for (const [kind, indexes] of Object.entries(INDEXES)) {
    for (const [index, fields] of Object.entries<readonly string[]>(indexes)) {
      it(`seeks in the index of ${kind} ${index}, page after page, without a scan or a sort`, () => {
        const where = Object.fromEntries(fields.slice(0, -1).map((field) => [field, 'x']));
        const last = fields.at(-1);
        for (const order of ['asc', 'desc'] as const) {
          const first = { index, where, order } as ListQuery<RecordKind>;
          const plan = planQuery(kind as RecordKind, { ...first, from: 'a', to: 'b' });
          const { sql, values } = listSql(kind, { ...plan, after: { value: 'a', id: 'i' } });
          const [seek, ...more] = explain(sql, values);
          expect(more).to.deep.equal([]);
          expect(seek).to.match(/^SEARCH .* USING INDEX /);
          for (const field of fields.slice(0, -1)) expect(seek).to.contain(`${field}=?`);
          expect(seek).to.contain(`${last}>?`).and.to.contain(`${last}<?`);
          const start = listSql(kind, planQuery(kind as RecordKind, first));
          expect(explain(start.sql, start.values).join()).to.match(/^(SEARCH|SCAN) .* USING INDEX [^,]*$/);
        }
      });
    }
  }

  it('finds unfinished turns in an index of those alone', () => {
    expect(explain(UNFINISHED, ['2026', 10])).to.deep.equal(['SEARCH turns USING INDEX turns_unfinished (at<?)']);
  });
});
