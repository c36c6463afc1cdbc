/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { companionOf } from '../activity.ts';
import type { Say } from '../texts.ts';
import type { Message } from '../transcript.ts';
import { Bubble } from './bubble.tsx';

/** So near to the end, in pixels, a reader is taken along; further up they are reading and stay where they are. */
const NEAR_END = 120;

interface ScrollerProps {
  label: string;
  messages: Message[];
  children: ComponentChildren;
}

/** Scrolls to what is new: its first message at the top, so that a long question is read from its beginning. */
export function Scroller({ label, messages, children }: ScrollerProps) {
  const main = useRef<HTMLElement>(null);
  const seen = useRef(0);
  const atEnd = useRef(true);
  const count = messages.length;
  const own = messages.at(-1)?.from === 'person';
  useLayoutEffect(() => {
    // What scrolls must be reached by keyboard; not every browser sees to that itself.
    if (main.current !== null) main.current.tabIndex = 0;
  }, []);
  useLayoutEffect(() => {
    const first = main.current?.querySelectorAll<HTMLElement>('.message')[seen.current];
    if (count > seen.current && first !== undefined && (atEnd.current || own))
      reveal(main.current, seen.current === 0 ? undefined : first);
    seen.current = count;
  }, [count, own]);
  const onScroll = () => {
    const box = main.current;
    if (box !== null) atEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_END;
  };
  return (
    <main ref={main} aria-label={label} onScroll={onScroll}>
      {children}
    </main>
  );
}

/** On low screens the whole page scrolls instead of the transcript. */
function reveal(main: HTMLElement | null, first: HTMLElement | undefined): void {
  if (main === null) return;
  const page = document.scrollingElement;
  const box = getComputedStyle(main).overflowY === 'visible' && page !== null ? page : main;
  const top =
    box.scrollTop +
    (first?.getBoundingClientRect().top ?? 0) -
    Math.max(0, box === main ? main.getBoundingClientRect().top : 0);
  box.scrollTop = first === undefined ? box.scrollHeight : top - 12;
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
          numbers={showsNumbers(message, messages.slice(0, i))}
          say={say}
          retry={retry}
        />
      ))}
    </div>
  );
}

/** Numbers that are pinned are not repeated in each message. */
function showsNumbers({ activity }: Message, earlier: Message[]): boolean {
  const data = companionOf(activity);
  if (data?.kind !== 'crisis') return false;
  const before = earlier.map((message) => companionOf(message.activity)).findLast((other) => other?.kind === 'crisis');
  const known =
    before?.kind === 'crisis' && before.pinned && JSON.stringify(before.numbers) === JSON.stringify(data.numbers);
  return !(data.pinned && known);
}
