import { type RefObject, useLayoutEffect, useRef } from 'react';

/** Keeps a list that grows on both ends where it was read: at its end at first, in place when older items come. */
export function useKeptScroll(items: readonly { id: string }[]): RefObject<HTMLElement | null> {
  const box = useRef<HTMLElement>(null);
  const before = useRef({ newest: '', oldest: '', height: 0 });
  const newest = items[0]?.id ?? '';
  const oldest = items.at(-1)?.id ?? '';
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const { scrollHeight } = element;
    if (before.current.newest !== newest) element.scrollTop = scrollHeight;
    else if (before.current.oldest !== oldest) element.scrollTop += scrollHeight - before.current.height;
    before.current = { newest, oldest, height: scrollHeight };
  }, [newest, oldest]);
  return box;
}
