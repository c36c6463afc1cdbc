import { NO_WORDS } from './list-words.ts';
import type { LoadedItem, Option } from './loaded.ts';
import { DONE, gateValue, insideOf, MORE, repetitionKey } from './repetition-keys.ts';

/** The two answers of a gate: there is one more, or the list is complete. */
export function gateOptions(index: number, words = NO_WORDS): Option[] {
  const { add, more, none, done, moreWords, doneWords } = words;
  return [
    { code: MORE, label: index === 0 ? add : more, value: gateValue(MORE), exclusive: false, aliases: moreWords },
    { code: DONE, label: index === 0 ? none : done, value: gateValue(DONE), exclusive: false, aliases: doneWords },
  ];
}

/** The gate of a repetition, without its items; one of a repetition that must be there is not asked. */
export function gateOf(template: LoadedItem, list: LoadedItem, index: number, words = NO_WORDS): LoadedItem {
  const min = template.repeats?.by === 'list' ? template.repeats.min : 0;
  const own = hasWords(template) ? template.text : words.first;
  const { maxLength: _, ...item } = template.item;
  return {
    linkId: repetitionKey(list.linkId, index),
    item,
    parent: list,
    children: [],
    parts: [],
    ...(list.section === undefined ? {} : { section: list.section }),
    text: index === 0 ? own : words.next,
    ...(index < min ? {} : { answerType: 'choice' }),
    options: gateOptions(index, words),
    multiple: false,
    open: false,
    absent: template.absent,
    units: [],
    limits: {},
    mayBeAhead: true,
    initial: [],
    starred: index === 0 && template.starred,
    suicideScreen: false,
    asksForCount: false,
    readBack: false,
    isSection: false,
    ...(list.within === undefined ? {} : { within: list.within }),
    gate: { index },
    ...(template.entriesOf === undefined ? {} : { entriesOf: template.entriesOf }),
    ...(index > min ? { dependsOn: { question: repetitionKey(list.linkId, index - 1), code: MORE } } : {}),
  };
}

/** What stands before the linkIds of items in a repetition, the innermost first. */
export function withinOf(repetition: string, outer: readonly string[] = []): string[] {
  return [insideOf(repetition), ...outer];
}

function hasWords({ text }: LoadedItem): boolean {
  return Object.values(text).some((words) => words !== '');
}
