/** @jsxImportSource preact */
import type { CrisisNumber } from '../activity.ts';
import type { Say } from '../texts.ts';

/** How many numbers stay in sight: the emergency number and the crisis line come first. */
const IN_SIGHT = 2;

interface NumbersProps {
  numbers: CrisisNumber[];
  say: Say;
}

/** Crisis numbers that stay at the top of the chat: the first two in sight, all of them one tap away. */
export function PinnedNumbers({ numbers, say }: NumbersProps) {
  return (
    <section class="pinned" aria-labelledby="pinned-title">
      <h2 id="pinned-title">{say('numbers')}</h2>
      <ul class="first">
        {numbers.slice(0, IN_SIGHT).map((number) => (
          <li key={number.label}>
            {ways(number, say)
              .slice(0, 1)
              .map((way) => (
                <Way key={way.href} {...way} label={number.label === number.tel ? undefined : number.label} />
              ))}
          </li>
        ))}
      </ul>
      <details>
        <summary>{say('moreNumbers')}</summary>
        <NumberList numbers={numbers} say={say} />
      </details>
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
            <Way key={way.href} {...way} />
          ))}
        </li>
      ))}
    </ul>
  );
}

function Way({ href, text, label }: { href: string; text: string; label?: string | undefined }) {
  const site = href.startsWith('https:') ? { target: '_blank', rel: 'noopener noreferrer' } : {};
  return (
    <a href={href} {...site}>
      {text}
      {label !== undefined && <small>{label}</small>}
    </a>
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
