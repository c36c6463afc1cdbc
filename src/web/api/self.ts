import { numbersAge } from '../../domain/safety/numbers-age.ts';
import type { ApiParts } from './api-parts.ts';
import { may, PERMISSIONS, type Permission } from './roles.ts';
import { type Route, route } from './route.ts';

/** Who is logged in, what they may do, and the clinic as staff screens name it. */
export function selfRoutes(parts: ApiParts): Route[] {
  return [
    route({
      method: 'get',
      path: '/me',
      permission: 'self.read',
      summary: 'The person who is logged in, their clinic, and when its crisis numbers were verified',
      async handle({ staff }) {
        const clinic = parts.clinic(staff.clinicId);
        const { id = staff.clinicId, name = staff.clinicId, zone = 'UTC' } = clinic ?? {};
        const colleagues = (clinic?.staff ?? []).map((member) => ({ id: member.id, name: member.name }));
        const permissions = (Object.keys(PERMISSIONS) as Permission[]).filter((one) => may(one, staff.roles));
        const crisisNumbers = numbersAge(parts.crisisLines, parts.clock.now());
        return { staff, permissions, clinic: { id, name, zone }, colleagues, crisisNumbers };
      },
    }),
  ];
}
