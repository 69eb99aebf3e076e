import { setTimeout as pause } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';
import type { SMTPServerSession } from 'smtp-server';

import { readMail } from './mail-text.js';
import type { MailText } from './mail-text.js';
import { freePort } from './ports.js';

/** What the sink says to a message: `250`, "later" (451), or "never" (550). */
export type Answer = 'accept' | 'later' | 'never';

export interface ReceivedMail extends MailText {
  readonly from: string;
  readonly to: readonly string[];
  readonly messageId: string;
  readonly subject: string;
  readonly answer: Answer;
  /** The instant at which the sink wrote its answer, in ms since 1970. */
  readonly answeredAt: number;
}

/** A real SMTP server that keeps what it is sent, and that can be told to refuse. */
export class SmtpSink {
  /** Everything that was sent, in the order of the answers; refused messages too. */
  readonly log: ReceivedMail[] = [];
  private readonly listeners = new Set<(mail: ReceivedMail) => void>();
  private decide: (mail: Omit<ReceivedMail, 'answer' | 'answeredAt'>) => Answer | Promise<Answer> = () => 'accept';
  private server: SMTPServer | undefined;
  private receiving = 0;

  private constructor(private readonly port: number) {}

  static async start(): Promise<SmtpSink> {
    const sink = new SmtpSink(await freePort());
    await sink.start();
    return sink;
  }

  /** What to set as SMTP_URL. */
  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  /** The messages that were accepted. */
  get accepted(): ReceivedMail[] {
    return this.log.filter(({ answer }) => answer === 'accept');
  }

  /** Says from now on what this function says; it may take its time. */
  answerWith(decide: (mail: Omit<ReceivedMail, 'answer' | 'answeredAt'>) => Answer | Promise<Answer>): void {
    this.decide = decide;
  }

  /** Calls `listener` in the same turn in which an answer is written: the place to aim a kill at. */
  onAnswer(listener: (mail: ReceivedMail) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** The accepted messages once `isEnough` is true of them. @throws after `timeoutMs`, with what is there */
  async waitFor(isEnough: (accepted: ReceivedMail[]) => boolean, timeoutMs = 60_000): Promise<ReceivedMail[]> {
    const end = Date.now() + timeoutMs;
    while (!isEnough(this.accepted)) {
      if (Date.now() > end) {
        const seen = this.log.map(({ to, subject, answer }) => `${answer}: ${to.join(', ')}: ${subject}`);
        throw new Error(`Still waiting for mail after ${timeoutMs} ms; there is:\n${seen.join('\n')}`);
      }
      await pause(20);
    }
    return this.accepted;
  }

  /** Waits until nobody is connected and what was sent is answered: a mail may still be under way when its sender is killed. */
  async quiet(): Promise<void> {
    while (this.receiving > 0 || (this.server?.connections.size ?? 0) > 0) await pause(5);
  }

  /** Listens again, on the same port. */
  async start(): Promise<void> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      logger: false,
      onData: (stream, session, callback) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          this.receiving += 1;
          void this.receive(Buffer.concat(chunks), session, callback).finally(() => (this.receiving -= 1));
        });
      },
    });
    // A client that is killed in the middle of a sentence is what these tests are about.
    server.on('error', () => undefined);
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.server = server;
  }

  /** Stops listening and cuts off who is connected. */
  async stop(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    if (server === undefined) return;
    for (const connection of server.connections) connection.close();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  private async receive(
    raw: Buffer,
    session: SMTPServerSession,
    callback: (error?: Error | null) => void,
  ): Promise<void> {
    const { mailFrom, rcptTo } = session.envelope;
    const mail = readMail(raw);
    const received = {
      ...mail,
      from: mailFrom === false ? '' : mailFrom.address,
      to: rcptTo.map(({ address }) => address),
      messageId: mail.headers.get('message-id') ?? '',
      subject: mail.headers.get('subject') ?? '',
    };
    const answer = await this.decide(received);
    const codes = { accept: null, later: 451, never: 550 } as const;
    const code = codes[answer];
    callback(code === null ? null : Object.assign(new Error('Not now'), { responseCode: code }));
    const logged = { ...received, answer, answeredAt: Date.now() };
    this.log.push(logged);
    for (const listener of this.listeners) listener(logged);
  }
}
