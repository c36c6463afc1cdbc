import { AppError } from '../errors.ts';
import { verbForms } from './verb-forms.ts';

/** A phrase as it was read. */
export type Node =
  | { kind: 'word'; word: string /** It may begin the next sentence. */; anew: boolean }
  | { kind: 'any of'; rows: Node[][] }
  | { kind: 'gap'; most: number }
  | { kind: 'clause start' }
  | { kind: 'clause end' };

export interface PatternWords {
  /** The phrases of a named class. */
  classOf(name: string): Node[][];
  /** Spells a written word out as it stands in the tokens ("don't" → do, not). */
  spell(word: string): string[];
}

/**
 * Reads a phrase: words and `{classes}` in a row; `(a|b c)` one of these; `?` after a word, class or group: may be
 * missing; `~3` up to three other words, but none that turns the meaning round; `/` before a word: it may begin the
 * next sentence; `^` (in front) and `$` begin and end of a clause; `kick*` an English verb in all its forms.
 */
export function parsePattern(source: string, words: PatternWords): Node[] {
  const parts = source.match(/\{\w+\}|~\d+|[()|?/^$]|[^\s()|?/^${}~]+/g) ?? [];
  return new Parser(source, parts, words).whole();
}

class Parser {
  private readonly source: string;
  private readonly parts: readonly string[];
  private readonly words: PatternWords;
  private at = 0;

  constructor(source: string, parts: readonly string[], words: PatternWords) {
    this.source = source;
    this.parts = parts;
    this.words = words;
  }

  whole(): Node[] {
    const row = this.row();
    if (this.at < this.parts.length || row.length === 0) {
      throw new AppError('content.invalid', `Close the brackets of the phrase "${this.source}".`);
    }
    return row;
  }

  private row(): Node[] {
    const row: Node[] = [];
    for (
      let part = this.parts[this.at];
      part !== undefined && part !== '|' && part !== ')';
      part = this.parts[this.at]
    ) {
      this.at++;
      row.push(...this.counted(this.nodes(part)));
    }
    return row;
  }

  private counted(nodes: Node[]): Node[] {
    if (this.parts[this.at] !== '?') {
      return nodes;
    }
    this.at++;
    return [{ kind: 'any of', rows: [nodes, []] }];
  }

  private nodes(part: string): Node[] {
    switch (part.charAt(0)) {
      case '(':
        return [this.group()];
      case '{':
        return [{ kind: 'any of', rows: this.words.classOf(part.slice(1, -1)) }];
      case '~':
        return [{ kind: 'gap', most: Number(part.slice(1)) }];
      case '^':
        return [{ kind: 'clause start' }];
      case '$':
        return [{ kind: 'clause end' }];
      case '/':
        return this.anew();
      default:
        return part.endsWith('*') ? [this.verb(part.slice(0, -1))] : this.spelled(part);
    }
  }

  private verb(verb: string): Node {
    return { kind: 'any of', rows: verbForms(verb).map((form) => this.spelled(form)) };
  }

  private spelled(written: string): Node[] {
    return this.words.spell(written).map((word) => ({ kind: 'word', word, anew: false }));
  }

  private anew(): Node[] {
    const next = this.parts[this.at] ?? '';
    this.at++;
    return this.nodes(next).map(startAnew);
  }

  private group(): Node {
    const rows = [this.row()];
    while (this.parts[this.at] === '|') {
      this.at++;
      rows.push(this.row());
    }
    if (this.parts[this.at] !== ')') {
      throw new AppError('content.invalid', `Close the brackets of the phrase "${this.source}".`);
    }
    this.at++;
    return { kind: 'any of', rows };
  }
}

function startAnew(node: Node, at: number): Node {
  if (at > 0) {
    return node;
  }
  return node.kind === 'any of'
    ? { kind: 'any of', rows: node.rows.map((row) => row.map(startAnew)) }
    : node.kind === 'word'
      ? { ...node, anew: true }
      : node;
}
