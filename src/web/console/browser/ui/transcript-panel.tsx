import { Button } from '@fluentui/react-components';
import type { MessageItem } from '../api-types.ts';
import { useConsole } from '../console-context.ts';
import { clockText, dayText } from '../times.ts';
import { useKeptScroll } from '../use-kept-scroll.ts';
import { usePages } from '../use-pages.ts';
import { Tag } from './tag.tsx';
import { Waiting } from './waiting.tsx';

/** Everything that was said, in the order it was said: it opens at the newest, older messages come on demand. */
export function TranscriptPanel({ path, zone }: { path: string; zone: string }) {
  const { say } = useConsole();
  const { items, failed, more, loadMore, reload } = usePages<MessageItem>(`${path}/transcript`);
  if (items === undefined) return <Waiting failed={failed} onRetry={reload} />;
  return (
    <div>
      <h2 id="transcript-title">{say('patient.transcript')}</h2>
      <p className="quiet">{say('transcript.note', { zone: zone.replaceAll('_', ' ') })}</p>
      <p className="actions">
        {more && <Button onClick={() => void loadMore()}>{say('transcript.older')}</Button>}
        <Button appearance="subtle" onClick={() => void reload()}>
          {say('transcript.refresh')}
        </Button>
      </p>
      {failed && <Waiting failed onRetry={reload} />}
      {items.length === 0 ? <p className="quiet">{say('transcript.none')}</p> : <Days items={items} zone={zone} />}
    </div>
  );
}

function Days({ items, zone }: { items: MessageItem[]; zone: string }) {
  const { language } = useConsole();
  const box = useKeptScroll(items);
  return (
    <section ref={box} className="scroll" aria-labelledby="transcript-title" {...SCROLLS_BY_KEYS}>
      {byDay(items, (at) => dayText(at, language, zone)).map(({ day, messages }) => (
        <div key={messages[0]?.id}>
          <h3 className="day">{day}</h3>
          <ol className="transcript">
            {messages.map((message) => (
              <Message key={message.id} message={message} zone={zone} />
            ))}
          </ol>
        </div>
      ))}
    </section>
  );
}

/** What scrolls must be reached without a mouse. */
const SCROLLS_BY_KEYS = { tabIndex: 0 };

function Message({ message, zone }: { message: MessageItem; zone: string }) {
  const { say, word, language } = useConsole();
  const { at, from, text = '', kind, channel, failed, withheld, attachments } = message;
  if (withheld) return <li className="withheld">{say('findings.withheld')}</li>;
  return (
    <li className={`${from} ${kind === 'crisis' ? 'crisis' : ''}`}>
      <p className="quiet">
        <b>{say(from === 'patient' ? 'transcript.patient' : 'transcript.bot')}</b>{' '}
        <time dateTime={at}>{clockText(at, language, zone)}</time> · {word('channel', channel)}{' '}
        {kind === 'crisis' && <Tag tone="alarm">{say('transcript.crisis')}</Tag>}
      </p>
      <p className="words">{text === '' ? say('transcript.empty') : plain(text)}</p>
      {attachments !== undefined && (
        <p className="quiet">{say('transcript.attachments', { types: attachments.join(', ') })}</p>
      )}
      {failed && <p className="problem">{say('transcript.failed')}</p>}
    </li>
  );
}

/** The bot emphasises with asterisks; a person's own asterisks are left as they are. */
function plain(text: string): string {
  return text.replace(/\*\*(.+?)\*\*/g, '$1');
}

/** Oldest first, by day. */
function byDay(items: MessageItem[], dayOf: (at: string) => string): { day: string; messages: MessageItem[] }[] {
  const days: { day: string; messages: MessageItem[] }[] = [];
  for (const message of items.toReversed()) {
    const day = dayOf(message.at);
    const last = days.at(-1);
    if (last?.day === day) last.messages.push(message);
    else days.push({ day, messages: [message] });
  }
  return days;
}
