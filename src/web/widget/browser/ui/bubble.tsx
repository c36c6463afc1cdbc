/** @jsxImportSource preact */
import { companionOf } from '../activity.ts';
import { type Inline, readRichText } from '../rich-text.ts';
import type { Say } from '../texts.ts';
import type { Message } from '../transcript.ts';
import { withoutListed } from '../view.ts';
import { NumberList } from './numbers.tsx';

interface BubbleProps {
  message: Message;
  /** Begins what this speaker says: the name is seen, not only heard. */
  first: boolean;
  listed: boolean;
  numbers: boolean;
  say: Say;
  retry: () => void;
}

/** One message, with the name of who speaks. */
export function Bubble({ message, first, listed, numbers, say, retry }: BubbleProps) {
  const { from, activity, delivery } = message;
  const data = companionOf(activity);
  const text = activity.text ?? '';
  const words = listed && data?.kind === 'summary' ? withoutListed(text, data.answers) : text;
  return (
    <div class={`message ${from}${data?.kind === 'crisis' ? ' crisis' : ''}`}>
      <span class={first && from === 'bot' ? 'speaker' : 'vh'}>{say(from === 'bot' ? 'companion' : 'you')}: </span>
      <div class="bubble">
        {from === 'bot' && activity.textFormat !== 'plain' ? <RichText parts={readRichText(words)} /> : words}
        {numbers && data?.kind === 'crisis' && <NumberList numbers={data.numbers} say={say} />}
      </div>
      {delivery === 'sending' && <span class="delivery">{say('sending')}</span>}
      {delivery === 'failed' && (
        <span class="delivery failed">
          {say('notSent')}{' '}
          <button type="button" onClick={retry}>
            {say('retry')}
          </button>
        </span>
      )}
    </div>
  );
}

function RichText({ parts }: { parts: Inline[] }) {
  return <>{parts.map(draw)}</>;
}

function draw(part: Inline, i: number) {
  if (part.kind === 'text') return part.text;
  if (part.kind === 'bold')
    return (
      <strong key={i}>
        <RichText parts={part.parts} />
      </strong>
    );
  const target = part.href.startsWith('tel:') ? undefined : '_blank';
  return (
    <a key={i} href={part.href} target={target} rel="noopener noreferrer">
      {part.text}
    </a>
  );
}
