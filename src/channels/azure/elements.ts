import type { JsonObject } from '../../domain/json.ts';

/** A piece of an Adaptive Card. */
export type CardElement = JsonObject & { type: string };

/** What a button sends back; `said` is what it says, for the transcript. */
export interface SubmitData {
  companion: JsonObject;
  said?: string;
}

const EMPHASIS = /(\*\*[^*\n]+\*\*|\*[^*\n]+\*)/;

/**
 * Our own text line by line. Text runs, not text blocks: those read Markdown, and a line may quote the person. The
 * emphasis that our texts use is all that is read; there are no links.
 */
export function textElements(text: string, look: JsonObject = {}): CardElement[] {
  return linesOf(text, (line) => line.split(EMPHASIS).map((part) => ({ ...emphasised(part), ...look })));
}

/** The person's words, as they are. */
export function quotedElements(text: string, look: JsonObject = {}): CardElement[] {
  return linesOf(text, (line) => [{ type: 'TextRun', text: line, ...look }]);
}

function linesOf(text: string, inlines: (line: string) => CardElement[]): CardElement[] {
  return text.split(/\n{2,}/).flatMap((paragraph) =>
    paragraph
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line, index) => ({
        type: 'RichTextBlock',
        spacing: index === 0 ? 'Medium' : 'Small',
        inlines: inlines(line.replace(/^- /, '• ')).filter((run) => run.text !== ''),
      })),
  );
}

function emphasised(part: string): CardElement {
  if (/^\*\*.+\*\*$/.test(part)) return { type: 'TextRun', text: part.slice(2, -2), weight: 'Bolder' };
  if (/^\*.+\*$/.test(part)) return { type: 'TextRun', text: part.slice(1, -1), italic: true };
  return { type: 'TextRun', text: part };
}

/** A button that is an answer by itself: inputs beside it are neither sent nor required. */
export function button(title: string, data: SubmitData): CardElement {
  return { type: 'Action.Submit', title, data: { ...data }, associatedInputs: 'none' };
}

/** The button that sends the card's inputs. */
export function sendButton(title: string, data: SubmitData): CardElement {
  return { type: 'Action.Submit', title, style: 'positive', data: { ...data } };
}

/** One below the other: side by side, a phone cuts long labels off and hides the seventh. */
export function stacked(actions: CardElement[]): CardElement[] {
  return actions.map((action) => ({ type: 'ActionSet', spacing: 'Small', actions: [action] }));
}

/** Side by side, for few and short ones. */
export function row(actions: CardElement[]): CardElement[] {
  return actions.length === 0 ? [] : [{ type: 'ActionSet', spacing: 'Medium', separator: true, actions }];
}

/** A whole card; Teams reads version 1.5. */
export function card(language: string, body: CardElement[]): CardElement {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    lang: language,
    body,
  };
}
