import type restify from 'restify';
import { AppError } from '../../domain/errors.ts';
import { languageOf } from '../../domain/languages.ts';
import { actorOf } from './actor.ts';
import { alertActRoutes } from './alert-acts.ts';
import { alertRoutes } from './alerts.ts';
import { answer } from './answer.ts';
import type { ApiParts } from './api-parts.ts';
import { assignmentRoutes } from './assignments.ts';
import { auditRoutes } from './audit-log.ts';
import { breakGlassRoutes } from './break-glass.ts';
import { briefRoutes } from './brief.ts';
import { checkInput } from './check-input.ts';
import { clearanceRoutes } from './clearance.ts';
import { episodeSeverityRoutes } from './episode-severity.ts';
import { findPatientRoutes } from './find-patients.ts';
import { findingRoutes } from './findings.ts';
import { inviteRoutes } from './invites.ts';
import { mountLogin } from './login.ts';
import { mergeCodeRoutes } from './merge-code.ts';
import { openRecord } from './open-record.ts';
import { openApi } from './openapi.ts';
import { patientContactRoutes } from './patient-contact.ts';
import { patientRoutes } from './patients.ts';
import { planRoutes } from './plans.ts';
import { questionnaireRoutes } from './questionnaires.ts';
import { releaseRoutes } from './release-alert.ts';
import { responseRoutes } from './responses.ts';
import type { Call, RecordCall, Route } from './route.ts';
import { selfRoutes } from './self.ts';
import { sessionChangeRoutes } from './session-changes.ts';
import { sessionRoutes } from './sessions.ts';
import type { Staff } from './staff-tokens.ts';
import { transcriptRoutes } from './transcript.ts';

const BASE = '/api/v1';

/** Every staff route. */
export function staffRoutes(parts: ApiParts): Route[] {
  return [
    ...selfRoutes(parts),
    ...patientRoutes(parts),
    ...findPatientRoutes(parts),
    ...breakGlassRoutes(parts),
    ...mergeCodeRoutes(parts),
    ...transcriptRoutes(parts),
    ...responseRoutes(parts),
    ...briefRoutes(parts),
    ...findingRoutes(parts),
    ...alertRoutes(parts),
    ...alertActRoutes(parts),
    ...releaseRoutes(parts),
    ...sessionRoutes(parts),
    ...sessionChangeRoutes(parts),
    ...planRoutes(parts),
    ...clearanceRoutes(parts),
    ...episodeSeverityRoutes(parts),
    ...questionnaireRoutes(parts),
    ...patientContactRoutes(parts),
    ...inviteRoutes(parts),
    ...assignmentRoutes(parts),
    ...auditRoutes(parts),
  ];
}

/** The REST API for staff. Each route passes the same checks in the same order: who, which role, whose patient, which input. */
export function mountApi(server: restify.Server, parts: ApiParts): void {
  const routes = staffRoutes(parts);
  const description = openApi(routes);
  server.get(`${BASE}/openapi.json`, async (_req: restify.Request, res: restify.Response) => {
    answer(res, 200, description);
  });
  mountLogin(server, `${BASE}/login`, parts);
  for (const one of routes) {
    server[one.method](`${BASE}${one.path}`, async (req: restify.Request, res: restify.Response) => {
      const result = await one.handle(await callOf(one, req, parts));
      answer(res, one.status ?? 200, result);
    });
  }
}

async function callOf(one: Route, req: restify.Request, parts: ApiParts): Promise<Call | RecordCall> {
  const staff = await authenticate(req, parts);
  const actor = actorOf(staff, one.permission, parts);
  const id = String(req.params?.id ?? '');
  const whose = one.of === undefined ? actor : await openRecord(one.of, id, actor, parts);
  return {
    ...whose,
    id,
    query: one.query === undefined ? undefined : checkInput(one.query, { ...(req.query as object) }),
    body: one.body === undefined ? undefined : checkInput(one.body, req.body),
    language: languageOf(req.header('accept-language', '').split(/[,;]/)[0]),
  };
}

async function authenticate(req: restify.Request, { staffTokens }: ApiParts): Promise<Staff> {
  const [, token] = /^Bearer +(\S+)$/i.exec(req.header('authorization', '')) ?? [];
  if (token === undefined) throw new AppError('token.missing', 'Please log in: send "Authorization: Bearer <token>".');
  return staffTokens.verify(token);
}
