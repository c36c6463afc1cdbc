import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Form } from './form.ts';

/**
 * FHIR lets url and version be absent, and most forms of the wild have neither: the name of the file stands in for the
 * one, a fingerprint of its content for the other, so that a changed form is another version by itself.
 */
export function namedForm<F extends Form>(form: F): F {
  const { json } = form;
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return form;
  const { url, version } = json as { url?: unknown; version?: unknown };
  if (url !== undefined && version !== undefined) return form;
  const stem = path.basename(form.file, '.json').replace(/[^\w.-]+/g, '-');
  return { ...form, json: { url: `urn:kap-companion:form/${stem}`, version: fingerprint(json), ...json } };
}

function fingerprint(json: object): string {
  return createHash('sha256').update(JSON.stringify(json)).digest('hex').slice(0, 12);
}
