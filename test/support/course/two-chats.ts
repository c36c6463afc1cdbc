import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { answerOf } from '../persona.ts';
import type { Playground } from '../playground.ts';
import type { TeamsLine } from '../teams-line.ts';
import { until } from '../until.ts';
import type { WidgetPerson } from '../widget-person.ts';

const LOOK_MS = 25;

/** One of the two places where a person chats with the companion. */
export interface ChatPlace {
  readonly name: 'web' | 'teams';
  /** The linkId of the question that waits here. */
  open(): string | undefined;
  say(text: string): Promise<void>;
  /** Waits for what the companion says by itself, until this is asked. */
  comes(linkId: string): Promise<void>;
  /** All that can be read here. */
  read(): Promise<string>;
}

export function webPlace(page: Page, person: WidgetPerson): ChatPlace {
  return {
    name: 'web',
    open: () => person.open,
    say: (text) => person.say(text),
    comes: (linkId) => until(() => person.open === linkId),
    read: () => page.locator('body').innerText(),
  };
}

export function teamsPlace(playground: Playground, line: TeamsLine): ChatPlace {
  return {
    name: 'teams',
    open: () => line.open()?.linkId,
    say: async (text) => void (await playground.say(text)),
    comes: async (linkId) => {
      while (line.open()?.linkId !== linkId) await line.answered();
    },
    read: () => playground.allMessages(),
  };
}

/** Answers here as MARIA would, as long as this holds. */
export async function answerWhile(place: ChatPlace, goesOn: () => Promise<boolean>): Promise<void> {
  while (await goesOn()) {
    const open = place.open();
    if (open === undefined) await wait(LOOK_MS);
    else await place.say(open === 'due' ? "Yes, let's go" : answerOf(open).typed);
  }
}
