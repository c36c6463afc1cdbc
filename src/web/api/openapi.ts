import { z } from 'zod';
import { loginSchema } from './login.ts';
import { PERMISSIONS, type Reach } from './roles.ts';
import type { Route } from './route.ts';

const PROBLEM = {
  description: 'A problem (RFC 9457) with a stable `code`',
  content: {
    'application/problem+json': {
      schema: {
        type: 'object',
        required: ['type', 'title', 'status', 'code'],
        properties: {
          type: { type: 'string' },
          title: { type: 'string' },
          status: { type: 'integer' },
          code: { type: 'string' },
        },
      },
    },
  },
};

/** The OpenAPI 3.1 document, made of the routes themselves. */
export function openApi(routes: Route[]): object {
  const login: Operation = {
    operationId: 'postLogin',
    summary: 'Exchanges a one-time login link for a bearer token',
    security: [],
    requestBody: bodyOf(loginSchema),
    responses: { 200: JSON_ANSWER, default: PROBLEM },
  };
  const paths: Record<string, Record<string, Operation>> = { '/login': { post: login } };
  for (const one of routes) {
    const path = one.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [one.method]: operationOf(one, path) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'KAP Companion staff API', version: '1' },
    servers: [{ url: '/api/v1' }],
    security: [{ bearer: [] }],
    paths,
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
  };
}

interface Operation {
  operationId: string;
  summary: string;
  [member: string]: unknown;
}

const JSON_ANSWER = { description: 'Done', content: { 'application/json': { schema: { type: 'object' } } } };

function operationOf(
  { method, path: written, permission, summary, query, body, answer, status = 200 }: Route,
  path: string,
) {
  const words = written.split('/').map((word) => word.replace(/^:/, 'by-'));
  const parameters = [
    ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
      ...{ name, in: 'path', required: true, schema: { type: 'string' } },
    })),
    ...(query === undefined ? [] : queryParameters(query)),
  ];
  return {
    operationId: [method, ...words].join('-').replace(/-+(\w)/g, (_, letter: string) => letter.toUpperCase()),
    summary,
    description: `Roles: ${rolesOf(permission)}.`,
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body === undefined ? {} : { requestBody: bodyOf(body) }),
    responses: { [status]: answer === undefined ? JSON_ANSWER : answerOf(answer), default: PROBLEM },
  };
}

const REACH = { all: '', own: ' (own patients)', logistics: ' (logistics)' };

function rolesOf(permission: Route['permission']): string {
  const reaches: [string, Reach][] = Object.entries(PERMISSIONS[permission]);
  return reaches.map(([role, reach]) => `${role}${REACH[reach]}`).join(', ');
}

function answerOf(answer: z.ZodType) {
  return { description: 'Done', content: { 'application/json': { schema: jsonSchema(answer) } } };
}

function queryParameters(query: z.ZodType) {
  const { properties = {} } = jsonSchema(query);
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', required: false, schema }));
}

function bodyOf(body: z.ZodType) {
  return { required: true, content: { 'application/json': { schema: jsonSchema(body) } } };
}

function jsonSchema(schema: z.ZodType): { properties?: Record<string, unknown> } {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return rest as { properties?: Record<string, unknown> };
}
