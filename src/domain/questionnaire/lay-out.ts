import { chosenOptions } from './answers.ts';
import type { KnownAnswer } from './expression-env.ts';
import { gateOf, withinOf } from './gates.ts';
import type { Alias, LoadedItem, LoadedQuestionnaire, Option } from './loaded.ts';
import { insideOf, repetitionKey, saysMore } from './repetition-keys.ts';

type Answers = Readonly<Record<string, KnownAnswer>>;
type Within = readonly string[] | undefined;

/** Builds the expanded questionnaire: the items as loaded, with those that repeat laid out one after the other. */
export function layOut(base: LoadedQuestionnaire, answers: Answers): LoadedQuestionnaire {
  return new LayOut(base, answers).questionnaire();
}

class LayOut {
  readonly #base: LoadedQuestionnaire;
  readonly #answers: Answers;
  readonly #keys: string[];
  readonly #items = new Map<string, LoadedItem>();
  readonly #aliases = new Map<string, Alias>();

  constructor(base: LoadedQuestionnaire, answers: Answers) {
    this.#base = base;
    this.#answers = answers;
    this.#keys = Object.keys(answers).filter((key) => key.includes('['));
  }

  questionnaire(): LoadedQuestionnaire {
    const roots = this.#base.roots.map((root) => this.#place(root, undefined, undefined));
    return { ...this.#base, base: this.#base, roots, items: this.#items, aliases: this.#aliases };
  }

  #place(template: LoadedItem, parent: LoadedItem | undefined, within: Within): LoadedItem {
    if (within === undefined && !repeatsWithin(template)) return this.#keep(template);
    return template.repeats?.by === 'list'
      ? this.#list(template, parent, within, template.repeats)
      : this.#copy(template, parent, within);
  }

  /** Where nothing repeats, the items are those of the loaded questionnaire. */
  #keep(item: LoadedItem): LoadedItem {
    this.#items.set(item.linkId, item);
    for (const child of item.children) this.#keep(child);
    return item;
  }

  #copy(
    template: LoadedItem,
    parent: LoadedItem | undefined,
    within: Within,
    own: Partial<LoadedItem> = {},
  ): LoadedItem {
    const { parent: _parent, section: _section, repeats: _repeats, ...rest } = template;
    const linkId = `${within?.[0] ?? ''}${template.linkId}`;
    const section = template.isSection ? linkId : parent?.section;
    const item: LoadedItem = {
      ...rest,
      linkId,
      ...(parent === undefined ? {} : { parent }),
      ...(section === undefined ? {} : { section }),
      ...(within === undefined ? {} : { within }),
      ...own,
    };
    this.#add(item, template);
    item.children = this.#childrenOf(template, item, within);
    item.parts = item.children.filter((child) => template.parts.some((part) => part.item === child.item));
    return item;
  }

  #childrenOf(template: LoadedItem, parent: LoadedItem, within: Within): LoadedItem[] {
    const children: LoadedItem[] = [];
    const each = template.children.filter((child) => child.repeats?.by === 'answer');
    for (const child of template.children) {
      // All that is asked about an option comes together, where the first of it stands.
      if (child === each[0]) children.push(...this.#forEachOption(each, parent));
      else if (!each.includes(child)) children.push(this.#place(child, parent, within));
    }
    return children;
  }

  /** The list itself is not asked; its gates are, and hold the items of each repetition. */
  #list(
    template: LoadedItem,
    parent: LoadedItem | undefined,
    within: Within,
    { min, max }: { min: number; max: number },
  ): LoadedItem {
    const { answerType: _type, parts: _parts, parent: _parent, children: _children, ...rest } = template;
    const list: LoadedItem = {
      ...rest,
      linkId: `${within?.[0] ?? ''}${template.linkId}`,
      children: [],
      parts: [],
      ...(parent === undefined ? {} : { parent }),
      ...(parent?.section === undefined ? {} : { section: parent.section }),
      ...(within === undefined ? {} : { within }),
    };
    this.#add(list, template);
    const count = this.#countOf(list.linkId, min, max);
    for (let index = 0; index < count; index += 1) list.children.push(this.#repetition(template, list, index));
    return list;
  }

  #repetition(template: LoadedItem, list: LoadedItem, index: number): LoadedItem {
    const gate = gateOf(template, list, index, this.#base.listWords);
    this.#items.set(gate.linkId, gate);
    const within = withinOf(gate.linkId, list.within);
    const isGroup = template.item.type === 'group' && template.askAs === undefined;
    gate.children = isGroup
      ? this.#childrenOf(template, gate, within)
      : [this.#copy(unconditional(template), gate, within)];
    return gate;
  }

  /** The repetitions that are there or were, and the gate that asks for the next. */
  #countOf(list: string, min: number, max: number): number {
    let open = min;
    while (open < max && saysMore(this.#answers[repetitionKey(list, open)])) open += 1;
    const answered = this.#indexesOf(list).map((index) => Number(index) + 1);
    return Math.min(max, Math.max(open + 1, ...answered.filter(Number.isInteger)));
  }

  #forEachOption(templates: LoadedItem[], question: LoadedItem): LoadedItem[] {
    const chosen = chosenOptions(question, this.#answers[question.linkId]);
    const answered = this.#indexesOf(question.linkId);
    return question.options
      .filter((option) => !option.exclusive && option.absent === undefined)
      .filter((option) => chosen.includes(option) || answered.includes(option.code))
      .flatMap((option) => templates.map((template) => this.#about(option, template, question)));
  }

  #about(option: Option, template: LoadedItem, question: LoadedItem): LoadedItem {
    const within = withinOf(repetitionKey(question.linkId, option.code), question.within);
    const { enableWhenExpression: when } = template;
    return this.#copy(template, question, within, {
      text: naming(option, template.text),
      ...(when === undefined ? {} : { enableWhenExpression: when.replaceAll(CHOICE_CODE, option.code) }),
      dependsOn: { question: question.linkId, code: option.code },
    });
  }

  /** What stands between the brackets of keys of this list or question. */
  #indexesOf(of: string): string[] {
    const start = `${of}[`;
    const found = this.#keys.filter((key) => key.startsWith(start)).map((key) => indexAtStart(key.slice(start.length)));
    return [...new Set(found)];
  }

  #add(item: LoadedItem, template: LoadedItem): void {
    this.#items.set(item.linkId, item);
    const [, ...outer] = item.within ?? [];
    if (item.within === undefined) return;
    for (const prefix of [...outer, '']) this.#name(`${prefix}${template.linkId}`, item, template);
  }

  /** Outside its repetitions a plain linkId stands for all of them. */
  #name(name: string, item: LoadedItem, template: LoadedItem): void {
    if (this.#items.has(name)) return;
    const alias = this.#aliases.get(name) ?? { item: { ...template, linkId: name }, repetitions: [] };
    alias.repetitions.push(item);
    this.#aliases.set(name, alias);
  }
}

/** The item, or one below it, repeats. */
function repeatsWithin(item: LoadedItem): boolean {
  const known = repeating.get(item) ?? (item.repeats !== undefined || item.children.some(repeatsWithin));
  repeating.set(item, known);
  return known;
}

const repeating = new WeakMap<LoadedItem, boolean>();

/** The conditions of a repeating question are those of its list. */
function unconditional(template: LoadedItem): LoadedItem {
  const { enableWhenExpression: _expression, ...rest } = template;
  const { enableWhen: _conditions, ...item } = template.item;
  return { ...rest, item };
}

/** `0]` of a gate, `0]/name` of an item. */
function indexAtStart(rest: string): string {
  const end = rest.indexOf(insideOf(']'));
  return rest.slice(0, end === -1 ? -1 : end);
}

/** In an expression within: the code of the option that is asked about. */
const CHOICE_CODE = '{choice}';

function naming(option: Option, text: LoadedItem['text']): LoadedItem['text'] {
  const named = Object.entries(text).map(([language, words]) => {
    const label = option.label[language as keyof typeof option.label];
    return [language, words.includes(CHOICE_CODE) ? words.replaceAll(CHOICE_CODE, label) : `${label}: ${words}`];
  });
  return Object.fromEntries(named) as LoadedItem['text'];
}
