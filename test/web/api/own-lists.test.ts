import { expect } from 'chai';
import fc from 'fast-check';
import { newPatient } from '../../../src/domain/care/new-patient.ts';
import { sorted } from '../../../src/domain/care/sort-patient.ts';
import type { Page } from '../../../src/domain/ports.ts';
import { changesOf } from '../../../src/domain/projection.ts';
import { actorOf } from '../../../src/web/api/actor.ts';
import { staffRoutes } from '../../../src/web/api/mount-api.ts';
import { planOf } from '../../support/a-plan.ts';
import { SeededClinic } from '../../support/seeded-clinic.ts';

const ME = { name: 'Tess', staffId: 'staff-Tess', clinicId: 'demo', roles: ['therapist' as const] };
const PLANS = { mine: { therapist: 'staff-Tess' }, other: { therapist: 'staff-Ruth' }, nobody: {} };

interface Line {
  plan: keyof typeof PLANS | 'none';
  alerts: number;
}

const line = fc.record<Line>({
  plan: fc.constantFrom('mine', 'other', 'other', 'other', 'nobody', 'none'),
  alerts: fc.nat({ max: 2 }),
});

/** A clinic of such patients: patient 0, 1, 2 … */
async function clinicOf(lines: readonly Line[]): Promise<SeededClinic> {
  const clinic = new SeededClinic();
  const { records } = clinic.store;
  for (const [n, { plan, alerts }] of lines.entries()) {
    const id = `patient_${n}`;
    const at = new Date(Date.UTC(2026, 2, 1, 0, n % 7)).toISOString();
    const known = { id, clinicId: 'demo', userId: `user-${n}`, language: 'en' as const };
    await records.update('patients', id, () => sorted(newPatient(known, [], at)));
    if (plan !== 'none') {
      const written = { version: 1, plan: planOf('im', { rosterOfRoles: PLANS[plan] }), by: 'Lead', at, earlier: [] };
      await records.update('plans', id, () => ({ id, clinicId: 'demo', ...written }));
    }
    for (let k = 0; k < alerts; k += 1) {
      const scope = { now: at, n: 1, conversation: { id: 'c', clinicId: 'demo', patientId: id } };
      const effect = clinic.raised(scope as never, { id: `alert_${n}_${k}` });
      await records.updateAll(changesOf(effect));
    }
  }
  return clinic;
}

/** Every page of a list as this therapist gets it. */
async function pagesOf(clinic: SeededClinic, path: string, limit: number, more = {}): Promise<string[][]> {
  const route = staffRoutes(clinic.parts).find((one) => one.method === 'get' && one.path === path);
  if (route === undefined) throw new TypeError(`There is no list ${path}.`);
  const pages: string[][] = [];
  let next: string | undefined;
  do {
    const query = { ...more, limit, ...(next === undefined ? {} : { next }) };
    const call = {
      ...actorOf(ME, route.permission, clinic.parts),
      id: '',
      body: undefined,
      query,
      language: 'en' as const,
    };
    const page = (await route.handle(call)) as Page<{ id: string }>;
    pages.push(page.items.map(({ id }) => id));
    next = page.next;
  } while (next !== undefined);
  return pages;
}

const clinics = fc.array(line, { maxLength: 40 });
const limits = fc.integer({ min: 1, max: 9 });
const isOwn = ({ plan }: Line) => plan !== 'other';

/** Each page is full but the last; the last is empty only where there is nothing at all. */
function expectFull(pages: string[][], limit: number): void {
  for (const page of pages.slice(0, -1)) expect(page).to.have.length(limit);
  if (pages.length > 1) expect(pages.at(-1)).not.to.deep.equal([]);
}

describe('Lists for somebody with patients of their own', () => {
  it('hold every own patient once, page by full page, whoever the others belong to', () =>
    fc.assert(
      fc.asyncProperty(clinics, limits, async (lines, limit) => {
        const pages = await pagesOf(await clinicOf(lines), '/patients', limit);
        const own = lines.flatMap((one, n) => (isOwn(one) ? [`patient_${n}`] : []));
        expect(pages.flat()).to.have.members(own).and.have.length(own.length);
        expectFull(pages, limit);
      }),
      { numRuns: 60 },
    ));

  it('hold every alert of an own patient once, the open ones and all', () =>
    fc.assert(
      fc.asyncProperty(clinics, limits, async (lines, limit) => {
        const clinic = await clinicOf(lines);
        const own = lines.flatMap((one, n) =>
          isOwn(one) ? Array.from({ length: one.alerts }, (_, k) => `alert_${n}_${k}`) : [],
        );
        const all = await pagesOf(clinic, '/alerts', limit, { state: 'all' });
        expect(all.flat()).to.have.members(own).and.have.length(own.length);
        expectFull(all, limit);
        // Open alerts come by patient, so that a page may hold more alerts than it has patients.
        const open = await pagesOf(clinic, '/alerts', limit, { state: 'open' });
        expect(open.flat()).to.have.members(own).and.have.length(own.length);
        for (const page of open) expect(page.length === 0 && open.length > 1).to.equal(false);
      }),
      { numRuns: 60 },
    ));

  it('go on past more of others than a store gives at once', async () => {
    const lines: Line[] = Array.from({ length: 460 }, (_, n) => ({
      plan: n % 230 === 7 ? 'mine' : 'other',
      alerts: 0,
    }));
    const clinic = await clinicOf(lines);
    expect(await pagesOf(clinic, '/patients', 1)).to.have.length(2);
    const [page] = await pagesOf(clinic, '/patients', 50);
    expect(page).to.have.members(['patient_7', 'patient_237']);
  });
});
