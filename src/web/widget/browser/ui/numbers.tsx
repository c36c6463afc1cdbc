/** @jsxImportSource preact */
import type { CrisisNumber } from '../activity.ts';
import type { Say } from '../texts.ts';

/** How many numbers stay in sight: the emergency number and the crisis line come first. */
const IN_SIGHT = 2;

interface NumbersProps {
  numbers: CrisisNumber[];
  say: Say;
}

/** Crisis numbers that stay at the top of the chat. */
export function PinnedNumbers({ numbers, say }: NumbersProps) {
  const more = numbers.slice(IN_SIGHT);
  return (
    <section class="pinned" aria-labelledby="pinned-title">
      <h2 id="pinned-title">{say('numbers')}</h2>
      <NumberList numbers={numbers.slice(0, IN_SIGHT)} say={say} />
      {more.length > 0 && (
        <details>
          <summary>{say('moreNumbers')}</summary>
          <NumberList numbers={more} say={say} />
        </details>
      )}
    </section>
  );
}

/** Numbers to call, to text, and sites to open, each by one tap. */
export function NumberList({ numbers, say }: NumbersProps) {
  return (
    <ul class="numbers">
      {numbers.map((number) => (
        <li key={number.label}>
          {number.label !== number.tel && <span class="label">{number.label}</span>}
          {ways(number, say).map((way) => (
            <a
              key={way.href}
              href={way.href}
              {...(way.href.startsWith('https:') ? { target: '_blank', rel: 'noopener noreferrer' } : {})}
            >
              {way.text}
            </a>
          ))}
        </li>
      ))}
    </ul>
  );
}

function ways({ tel, text, url }: CrisisNumber, say: Say): { href: string; text: string }[] {
  const all = [];
  if (tel !== undefined) all.push({ href: `tel:${dialled(tel)}`, text: say('call', { number: tel }) });
  if (text !== undefined) {
    // Both `?` and `&`: telephones differ in which of them begins the body.
    const body = text.body === undefined ? '' : `?&body=${encodeURIComponent(text.body)}`;
    const label =
      text.body === undefined
        ? say('textTo', { number: text.to })
        : say('textWord', { number: text.to, word: text.body });
    all.push({ href: `sms:${dialled(text.to)}${body}`, text: label });
  }
  if (url?.startsWith('https://')) all.push({ href: url, text: say('open', { site: new URL(url).host }) });
  return all;
}

function dialled(number: string): string {
  return number.replace(/[^+\d]/g, '');
}
