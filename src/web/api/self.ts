import type { ApiParts } from './api-parts.ts';
import { type Route, route } from './route.ts';

/** Who is logged in, and the clinic as staff screens name it. */
export function selfRoutes(parts: ApiParts): Route[] {
  return [
    route({
      method: 'get',
      path: '/me',
      permission: 'self.read',
      summary: 'The person who is logged in, and their clinic',
      async handle({ staff }) {
        const clinic = parts.clinic(staff.clinicId);
        const { id = staff.clinicId, name = staff.clinicId, zone = 'UTC' } = clinic ?? {};
        return { staff, clinic: { id, name, zone } };
      },
    }),
  ];
}
