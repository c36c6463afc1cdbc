import type { ActivitySet } from './chat-api.ts';

/** The part of a WebSocket that is used, so that tests can bring another one. */
export interface StreamSocket {
  addEventListener(type: 'open' | 'close' | 'error', listener: () => void): void;
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
  close(): void;
}

const OPENS_WITHIN = 8000;
const SILENCE = 45_000;

interface StreamHandlers {
  onOpen: () => void;
  onSet: (set: ActivitySet) => void;
  /** Nothing came for a while: the line may be dead without anyone having said so. */
  onSilence: () => void;
}

/** Reads a Direct Line stream until it closes; resolves to whether it was ever open. */
export function readStream(socket: StreamSocket, handlers: StreamHandlers): Promise<boolean> {
  return new Promise((resolve) => {
    let opened = false;
    let silence: ReturnType<typeof setInterval> | undefined;
    const listen = () => {
      clearInterval(silence);
      silence = setInterval(handlers.onSilence, SILENCE);
    };
    const end = () => {
      clearTimeout(opening);
      clearInterval(silence);
      resolve(opened);
    };
    const opening = setTimeout(() => {
      socket.close();
      end();
    }, OPENS_WITHIN);
    socket.addEventListener('open', () => {
      opened = true;
      clearTimeout(opening);
      listen();
      handlers.onOpen();
    });
    socket.addEventListener('message', ({ data }) => {
      listen();
      const set = parse(data);
      if (set !== undefined) handlers.onSet(set);
    });
    socket.addEventListener('error', () => socket.close());
    socket.addEventListener('close', end);
  });
}

/** Direct Line sends empty frames to keep the line open. */
function parse(data: unknown): ActivitySet | undefined {
  if (typeof data !== 'string' || data === '') return undefined;
  try {
    return JSON.parse(data) as ActivitySet;
  } catch {
    return undefined;
  }
}
