import type { Request, Response } from 'restify';
import { AppError } from '../../domain/errors.ts';
import { isSpoken } from '../../domain/safety/words.ts';
import { admit, bearerOf, clinicOf } from './access.ts';
import { parseWatermark, readActivities } from './activity-set.ts';
import { arrivalOf } from './envelope.ts';
import { parseActivity, retryKeyOf } from './incoming-activity.ts';
import type { DirectLineParts } from './parts.ts';

/** What becomes a turn; other activities (typing …) are acknowledged and forgotten, unless somebody speaks in them. */
const TURNS = new Set(['message', 'event']);

/** Reading and sending activities over HTTP. */
export function activityHandlers(parts: DirectLineParts) {
  return {
    async list(req: Request, res: Response) {
      const { id } = req.params;
      await admit(parts, bearerOf(req), id);
      const { set, outreaches } = await readActivities(parts.turns, id, parseWatermark(req.query.watermark));
      res.send(200, set);
      for (const outreach of outreaches) parts.reached?.(outreach);
    },

    async post(req: Request, res: Response) {
      const claims = await admit(parts, bearerOf(req), req.params.id);
      const clinic = clinicOf(parts, claims.clinicId);
      const incoming = parseActivity(jsonBody(req));
      const id = `${claims.conversationId}|${retryKeyOf(incoming) ?? parts.newId('activity')}`;
      if (TURNS.has(incoming.type) || isSpoken(incoming)) {
        await parts.runner.run(arrivalOf({ claims, clinic, clock: parts.clock }, incoming, id));
      }
      res.send(200, { id });
    },

    async upload(req: Request) {
      await admit(parts, bearerOf(req), req.params.id);
      throw new AppError('request.unsupported', 'Files and attachments are not taken here. Send words.');
    },
  };
}

/** The parsed body; what was not declared as JSON was not parsed. */
function jsonBody(req: Request): unknown {
  if (/\bjson$/.test(req.getContentType())) return req.body;
  throw new AppError('request.unsupported', 'Send an activity as application/json.');
}
