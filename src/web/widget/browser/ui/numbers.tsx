/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
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
            <FirstWay number={number} say={say} />
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
          {!isBare(number) && <span class="label">{number.label}</span>}
          {ways(number, say).map((way) => (
            <Way key={way.href} {...way} name={isBare(number) ? way.text : `${way.text}. ${number.label}`} />
          ))}
        </li>
      ))}
    </ul>
  );
}

function FirstWay({ number, say }: { number: CrisisNumber; say: Say }) {
  const [way] = ways(number, say);
  // Where no emergency number is known there is nothing to tap, but it is still said.
  if (way === undefined) return <span>{number.label}</span>;
  return (
    <Way {...way}>
      {!isBare(number) && (
        <>
          <span class="vh">. </span>
          <small>{number.label}</small>
        </>
      )}
    </Way>
  );
}

/** In quiet mode a label is the number itself. */
function isBare({ label }: CrisisNumber): boolean {
  return /^[+\d][\d -]*$/.test(label);
}

interface WayProps {
  href: string;
  text: string;
  /** What listeners hear in place of the text, where the label stands apart. */
  name?: string;
  children?: ComponentChildren;
}

function Way({ href, text, name, children }: WayProps) {
  const site = href.startsWith('https:') ? { target: '_blank', rel: 'noopener noreferrer' } : {};
  return (
    <a href={href} aria-label={name} {...site}>
      {text}
      {children}
    </a>
  );
}

function ways({ label, tel, text, url }: CrisisNumber, say: Say): { href: string; text: string }[] {
  const all = [];
  if (tel !== undefined) all.push({ href: `tel:${dialled(tel)}`, text: say('call', { number: spelled(tel, label) }) });
  if (text !== undefined) {
    // Both `?` and `&`: telephones differ in which of them begins the body.
    const body = text.body === undefined ? '' : `?&body=${encodeURIComponent(text.body)}`;
    const params = { number: spelled(text.to, label), word: text.body ?? '' };
    all.push({
      href: `sms:${dialled(text.to)}${body}`,
      text: say(text.body === undefined ? 'textTo' : 'textWord', params),
    });
  }
  if (url?.startsWith('https://')) all.push({ href: url, text: say('open', { site: new URL(url).host }) });
  return all;
}

/** A number as its label writes it: "1-800-799-7233" is read and dictated more easily than its digits. */
function spelled(number: string, label: string): string {
  const written = label.match(/\+?\d[\d -]*\d/g) ?? [];
  return written.find((each) => dialled(each) === dialled(number)) ?? number;
}

function dialled(number: string): string {
  return number.replace(/[^+\d]/g, '');
}
