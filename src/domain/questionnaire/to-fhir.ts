import type { ExpressionEnv } from './expression-env.ts';
export function fhirResponseOf(_env: ExpressionEnv): object {
  return {};
}
