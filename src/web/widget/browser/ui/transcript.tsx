/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Say } from '../texts.ts';
import type { Message } from '../transcript.ts';
import { Bubble } from './bubble.tsx';

/** Left free above a message that was scrolled to, in pixels. */
const MARGIN = 12;

interface ScrollerProps {
  label: string;
  messages: Message[];
  /** The history is there, and the controls of the open question with it. */
  ready: boolean;
  children: ComponentChildren;
}

/**
 * Scrolls to what is new: its first message at the top, so that a long question is read from its beginning. Who is
 * reading further up stays there.
 */
export function Scroller({ label, messages, ready, children }: ScrollerProps) {
  const main = useRef<HTMLElement>(null);
  const seen = useRef(0);
  // Measured when the person scrolls: what opens around the transcript (the crisis numbers) must not count as leaving.
  const following = useRef(true);
  const count = messages.length;
  const own = messages.at(-1)?.from === 'person';
  useLayoutEffect(() => {
    // What scrolls must be reached by keyboard; not every browser sees to that itself.
    const box = main.current;
    if (box === null) return;
    box.tabIndex = 0;
    const measure = () => {
      following.current = inSight(box, [...box.querySelectorAll<HTMLElement>('.message')].at(-1));
    };
    document.addEventListener('scroll', measure, true);
    return () => document.removeEventListener('scroll', measure, true);
  }, []);
  useLayoutEffect(() => {
    if (main.current === null || !ready) return;
    const all = main.current.querySelectorAll<HTMLElement>('.message');
    const first = all[seen.current === 0 ? count - 1 : seen.current];
    if (first !== undefined && (own || following.current)) reveal(main.current, first);
    seen.current = count;
  }, [count, own, ready]);
  return (
    <main ref={main} aria-label={label}>
      {children}
    </main>
  );
}

/** On low screens the whole page scrolls instead of the transcript. */
function scrollBox(main: HTMLElement): { box: Element; top: number; bottom: number } {
  const page = document.scrollingElement;
  if (page !== null && getComputedStyle(main).overflowY === 'visible')
    // The crisis numbers stay over the top of it.
    return { box: page, top: document.querySelector<HTMLElement>('.pinned')?.offsetHeight ?? 0, bottom: innerHeight };
  return { box: main, ...edges(main) };
}

function edges(element: HTMLElement): { top: number; bottom: number } {
  const { top, bottom } = element.getBoundingClientRect();
  return { top, bottom };
}

function inSight(main: HTMLElement, last: HTMLElement | undefined): boolean {
  return last === undefined || edges(last).top < scrollBox(main).bottom;
}

function reveal(main: HTMLElement, first: HTMLElement): void {
  const { box, top } = scrollBox(main);
  box.scrollTop += edges(first).top - top - MARGIN;
}

interface LogProps {
  messages: Message[];
  /** The summary that is shown as a list below: its words here need not repeat it. */
  summary: string | undefined;
  ready: boolean;
  say: Say;
  retry: () => void;
}

/** Everything said. It speaks up only for what comes after the history has been loaded. */
export function Log({ messages, summary, ready, say, retry }: LogProps) {
  return (
    <div role="log" aria-live={ready ? 'polite' : 'off'} aria-relevant="additions" aria-label={say('conversation')}>
      {messages.map((message, i) => (
        <Bubble
          key={message.key}
          message={message}
          first={messages[i - 1]?.from !== message.from}
          listed={message.key === summary}
          say={say}
          retry={retry}
        />
      ))}
    </div>
  );
}
