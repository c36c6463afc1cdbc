/** @jsxImportSource preact */
import { companionOf } from '../activity.ts';
import { type Inline, readRichText } from '../rich-text.ts';
import type { Say } from '../texts.ts';
import type { Delivery, Message } from '../transcript.ts';
import { splitWords } from '../view.ts';
import { NumberList } from './numbers.tsx';

interface BubbleProps {
  message: Message;
  /** Begins what this speaker says: the name is seen, not only heard. */
  first: boolean;
  listed: boolean;
  say: Say;
  retry: () => void;
}

/** One message, with the name of who speaks. */
export function Bubble({ message, first, listed, say, retry }: BubbleProps) {
  const { from, activity, delivery } = message;
  const data = companionOf(activity);
  const loud = data?.kind === 'crisis' && !data.quiet;
  return (
    <div class={`message ${from}${loud ? ' crisis' : ''}`}>
      <span class={first && from === 'bot' ? 'speaker' : 'vh'}>
        {say(from === 'bot' ? 'companion' : 'you')}
        <span class="vh">: </span>
      </span>
      <div class="bubble">
        <Words message={message} listed={listed} />
        {data?.kind === 'crisis' && !(loud && data.pinned) && <NumberList numbers={data.numbers} say={say} />}
      </div>
      {delivery !== undefined && <DeliveryNote delivery={delivery} say={say} retry={retry} />}
    </div>
  );
}

/** What a person typed is shown as it is; the bot's words may hold bold ones and links. */
function Words({ message: { from, activity }, listed }: Pick<BubbleProps, 'message' | 'listed'>) {
  const data = companionOf(activity);
  const text = activity.text ?? '';
  if (from === 'person') return <>{text}</>;
  const { shown, heard } = splitWords(text, data, listed);
  return (
    <>
      {activity.textFormat === 'plain' ? shown : <RichText parts={readRichText(shown)} />}
      {heard !== '' && <span class="vh">{heard}</span>}
    </>
  );
}

function DeliveryNote({ delivery, say, retry }: { delivery: Delivery; say: Say; retry: () => void }) {
  if (delivery === 'sending') return <span class="delivery">{say('sending')}</span>;
  return (
    <span class="delivery failed">
      {say('notSent')}{' '}
      <button type="button" onClick={retry}>
        {say('retry')}
      </button>
    </span>
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
