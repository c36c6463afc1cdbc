import type { CompanionData } from '../../../src/domain/companion-data.ts';
import type { JsonObject } from '../../../src/domain/json.ts';
import type { Turn } from '../../../src/domain/turn.ts';
import type { PersonaAnswer } from '../../support/persona.ts';
import type { Sent } from './fake-connector.ts';

type Element = JsonObject & { type: string };

/** What a person's client submits when they give this answer on the card; undefined where the card takes no such tap. */
export function submit(message: Sent, { tapped }: PersonaAnswer): JsonObject | undefined {
  const elements = elementsOf(message.attachments?.[0]?.content);
  const actions = elements.filter(({ type }) => type === 'Action.Submit').map(({ data }) => data as JsonObject);
  const button = actions.find(
    ({ companion }) => tapped.code !== undefined && (companion as JsonObject).code === tapped.code,
  );
  if (button !== undefined) return button;
  const inputs = elements.filter(({ type }) => type.startsWith('Input.'));
  const send = actions.find(({ companion, said }) => 'linkId' in (companion as JsonObject) && said === undefined);
  if (send === undefined) return undefined;
  return { ...send, ...Object.fromEntries(inputs.map(({ id }) => [id, entered(String(id), tapped)])) };
}

/** What a turn said beside its texts. */
export function dataOf(turn: Turn | undefined): CompanionData[] {
  const data = turn?.outbound.map(
    ({ channelData }) => (channelData as { companion?: CompanionData } | undefined)?.companion,
  );
  return data?.filter((companion) => companion !== undefined) ?? [];
}

/** Inputs send strings, whatever they are for. */
function entered(id: string, tapped: JsonObject): string {
  const [name = '', part] = id.split(':');
  const source = part === undefined ? tapped : (((tapped.parts as JsonObject)?.[part] ?? {}) as JsonObject);
  return String(source[name] ?? '');
}

export function elementsOf(node: unknown): Element[] {
  if (typeof node !== 'object' || node === null) return [];
  const own = 'type' in node && typeof node.type === 'string' ? [node as Element] : [];
  return [...own, ...Object.values(node).flatMap(elementsOf)];
}
