import fhirpath from 'fhirpath';

/** A function call within an expression. */
export interface FunctionCall {
  name: string;
  /** The text of each argument; `undefined` for anything computed. */
  args: (string | undefined)[];
}

/** The function calls of an expression, or why it cannot be read; many items share one. */
export function callsOf(expression: string): FunctionCall[] | string {
  const known = parsed.get(expression) ?? parseCalls(expression);
  parsed.set(expression, known);
  return known;
}

const parsed = new Map<string, FunctionCall[] | string>();

function parseCalls(expression: string): FunctionCall[] | string {
  try {
    return callsIn(fhirpath.parse(expression) as Node);
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'unknown fault';
  }
}

/** A node of fhirpath's parse tree, the parts read here. */
interface Node {
  type: string;
  text?: string;
  children?: Node[];
}

function callsIn(node: Node): FunctionCall[] {
  const own = node.type === 'FunctionInvocation' ? [callOf(node)] : [];
  return [...own, ...(node.children ?? []).flatMap(callsIn)];
}

function callOf(node: Node): FunctionCall {
  const [functn] = node.children ?? [];
  const params = functn?.children?.find((child) => child.type === 'ParamList')?.children ?? [];
  return { name: functn?.text ?? node.text ?? '', args: params.map(literal) };
}

/** The string of a literal argument; `undefined` for anything computed. */
function literal(node: Node): string | undefined {
  if (node.type === 'StringLiteral' || node.type === 'LiteralTerm') {
    const text = node.text ?? '';
    if (text.startsWith("'")) return text.slice(1, -1);
  }
  const [only, ...more] = node.children ?? [];
  return only === undefined || more.length > 0 ? undefined : literal(only);
}
