/** @jsxImportSource preact */
import type { CompanionData } from '../activity.ts';
import type { ChatConfig } from '../config.ts';
import type { DirectLineClient } from '../direct-line-client.ts';
import { textsOf } from '../texts.ts';
import { readView } from '../view.ts';
import { AnswerPanel } from './answer-panel.tsx';
import { CommandBar } from './command-bar.tsx';
import { Composer } from './composer.tsx';
import { Header } from './header.tsx';
import { PinnedNumbers } from './numbers.tsx';
import { OtherDevice } from './other-device.tsx';
import { Progress } from './progress.tsx';
import { StatusLine } from './status-line.tsx';
import { Log, Scroller } from './transcript.tsx';

/** The most that the server takes in one message, in characters. */
const MAX_TEXT = 20_000;

interface AppProps {
  client: DirectLineClient;
  config: ChatConfig;
  /** The page's language until the bot or the login says otherwise. */
  locale: string;
  minimize: () => void;
  leave: () => void;
  /** Opens the chat of a code from another device. */
  enter: (code: string) => Promise<void>;
}

/** The whole chat. It is drawn anew whenever the client has news. */
export function App({ client, config, locale, minimize, leave, enter }: AppProps) {
  const messages = client.messages();
  const view = readView(messages);
  const { language, say } = textsOf(view.locale ?? client.language ?? locale);
  document.documentElement.lang = language;
  document.documentElement.classList.toggle('calm', view.calm);
  // Who looks over a shoulder reads no clinic's name in a quiet chat.
  document.title = view.quiet ? say('chat') : `${say('chat')} · ${config.clinicName}`;
  const { question } = view;
  const data = question?.data;
  const device = <OtherDevice say={say} show={() => client.code()} enter={enter} />;
  const inCrisis = view.pinned !== undefined;
  // In a crisis the numbers are the first thing to be read, heard and reached; what is not needed now comes last.
  return (
    <div class="chat">
      {view.pinned !== undefined && <PinnedNumbers numbers={view.pinned} say={say} />}
      <Header
        name={view.quiet ? say('chat') : config.clinicName}
        say={say}
        minimize={config.embedded ? minimize : undefined}
        leave={view.quiet ? leave : undefined}
      >
        {data?.kind === 'question' && data.progress !== undefined && <Progress {...data.progress} say={say} />}
        {!inCrisis && device}
      </Header>
      <StatusLine
        client={client}
        phone={config.phone}
        say={say}
        failed={messages.some((m) => m.delivery === 'failed')}
      />
      <Scroller label={say('conversation')} messages={messages} ready={client.ready}>
        <Log
          messages={messages}
          summary={data?.kind === 'summary' ? question?.key : undefined}
          ready={client.ready}
          say={say}
          retry={() => client.retry()}
        />
        {client.ready && (
          <AnswerPanel
            question={question}
            suggested={view.suggested}
            busy={view.waiting}
            calm={view.calm}
            language={language}
            say={say}
            send={(said) => client.say(said)}
          />
        )}
        {inCrisis && device}
      </Scroller>
      <footer>
        <CommandBar offered={commandsOf(data)} calm={view.calm} say={say} send={(said) => client.say(said)} />
        <Composer say={say} send={(text) => client.say({ text })} maxLength={longestOf(data)} />
      </footer>
    </div>
  );
}

function longestOf(data: CompanionData | undefined): number {
  const longest = data?.kind === 'question' && data.answerType === 'text' ? data.maxLength : undefined;
  return longest ?? MAX_TEXT;
}

function commandsOf(data: { commands?: string[] } | object | undefined): string[] {
  return data !== undefined && 'commands' in data ? (data.commands ?? []) : [];
}
