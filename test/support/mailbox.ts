import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

export interface Mail {
  to: string[];
  /** As it came over the line. */
  raw: string;
}

/** A mail server on the loopback; what it does with the next mails can be changed at any time. */
export class Mailbox {
  readonly mails: Mail[] = [];
  /** A reply code from 400 refuses a mail after it was sent whole; `hang` never answers. */
  behaviour: 'accept' | 'hang' | 421 | 451 | 550 = 'accept';
  /** Mails that it refused or left without an answer. */
  refused = 0;
  #hung: (() => void)[] = [];
  readonly #server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, session, callback) => {
      const { behaviour } = this;
      void text(stream).then((raw) => {
        if (behaviour === 'accept') {
          this.mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), raw });
          callback();
          return;
        }
        this.refused += 1;
        if (behaviour === 'hang') this.#hung.push(callback);
        else callback(Object.assign(new Error('Not now.'), { responseCode: behaviour }));
      });
    },
  });

  static async open(): Promise<Mailbox> {
    const mailbox = new Mailbox();
    mailbox.#server.on('error', () => {});
    mailbox.#server.listen(0, '127.0.0.1');
    await once(mailbox.#server.server, 'listening');
    return mailbox;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.#server.server.address() as AddressInfo).port}`;
  }

  /** Mails to a person, as `name@…`. */
  of(name: string): Mail[] {
    return this.mails.filter(({ to }) => to.some((address) => address.startsWith(`${name}@`)));
  }

  close(): Promise<void> {
    for (const answer of this.#hung) answer();
    return new Promise((resolve) => this.#server.close(resolve));
  }
}

/** A header of a mail, unfolded. */
export function headerOf({ raw }: Mail, name: string): string | undefined {
  const unfolded = raw.replace(/\r?\n[ \t]+/g, ' ');
  return new RegExp(`^${name}: (.*)$`, 'im').exec(unfolded)?.[1]?.trim();
}

/** The text of a mail, whatever its encoding. */
export function bodyOf(mail: Mail): string {
  const body = mail.raw.slice(mail.raw.search(/\r?\n\r?\n/)).trim();
  const encoding = headerOf(mail, 'Content-Transfer-Encoding');
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  if (encoding !== 'quoted-printable') return body;
  const bytes = body
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_all, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
