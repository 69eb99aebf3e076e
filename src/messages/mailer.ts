import type { Transporter } from 'nodemailer';
import type { Mail } from './content.js';

/** A mail on its way out. */
export interface OutgoingMail extends Mail {
  /** With angle brackets; the same on every attempt. */
  readonly messageId: string;
}

/** What the mail server said. */
export type MailAnswer =
  | { readonly answer: 'accepted' }
  /** Certainly not accepted. */
  | { readonly answer: 'refused'; readonly permanent: boolean; readonly code: string }
  /** Broken off: it may have been accepted. */
  | { readonly answer: 'unknown'; readonly code: string };

/** The way out for e-mail. */
export abstract class Mailer {
  /** The sender; undefined while no mail server is configured. */
  abstract readonly from: string | undefined;
  /** Hands a mail to the mail server. Never rejects, and answers within its time limit. */
  abstract send(mail: OutgoingMail): Promise<MailAnswer>;
}

/** Where no mail server is configured: messages stand in the delivery list. */
export class NoMailer extends Mailer {
  override readonly from = undefined;

  override async send(): Promise<MailAnswer> {
    return { answer: 'refused', permanent: false, code: 'mail-not-configured' };
  }
}

/** Sends by SMTP (RFC 5321), a connection for each mail. */
export class SmtpMailer extends Mailer {
  private transport: Promise<Transporter> | undefined;

  /** @param limitMs the longest time for one mail; within it the server has answered or the answer is `unknown` */
  constructor(
    private readonly url: string,
    override readonly from: string,
    private readonly limitMs: number,
  ) {
    super();
  }

  override async send(mail: OutgoingMail): Promise<MailAnswer> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<MailAnswer>((resolve) => {
      timer = setTimeout(() => {
        resolve({ answer: 'unknown', code: 'smtp-timeout' });
      }, this.limitMs);
    });
    try {
      return await Promise.race([this.hand(mail), late]);
    } finally {
      clearTimeout(timer);
    }
  }

  private async hand(mail: OutgoingMail): Promise<MailAnswer> {
    try {
      this.transport ??= this.open();
      const transport = await this.transport;
      await transport.sendMail({
        from: this.from,
        to: { name: '', address: mail.to },
        subject: mail.subject,
        text: mail.text,
        ...(mail.html === undefined ? {} : { html: mail.html }),
        messageId: mail.messageId,
        headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': mail.language },
      });
      return { answer: 'accepted' };
    } catch (error) {
      return answerOf(error);
    }
  }

  /** nodemailer takes 5 MB of memory (measured), so it is loaded with the first mail. */
  private async open(): Promise<Transporter> {
    const { createTransport } = await import('nodemailer');
    const phase = Math.min(10_000, this.limitMs / 2);
    return createTransport({
      url: this.url,
      connectionTimeout: phase,
      greetingTimeout: phase,
      dnsTimeout: phase,
      socketTimeout: Math.min(30_000, this.limitMs),
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }
}

interface SmtpError {
  readonly code?: unknown;
  readonly command?: unknown;
  readonly responseCode?: unknown;
  readonly syscall?: unknown;
}

/** Faults of nodemailer's before the mail itself was handed over. */
const before: Readonly<Record<string, string>> = {
  EDNS: 'smtp-unreachable',
  ECONNREFUSED: 'smtp-unreachable',
  ETLS: 'smtp-tls',
  EAUTH: 'smtp-auth',
  ENOAUTH: 'smtp-auth',
};

/**
 * What an error of the SMTP client means. A reply of 5xx to the sender, the receiver or the mail is final (RFC 5321, 4.2.1); to the
 * greeting or the log-in it is a fault of the set-up, which somebody will mend. A connection that breaks without a reply may
 * break after the mail was accepted.
 */
export function answerOf(error: unknown): MailAnswer {
  const { code, command, responseCode, syscall } = (
    typeof error === 'object' && error !== null ? error : {}
  ) as SmtpError;
  const name = typeof code === 'string' ? code : '';
  if (name in before) return { answer: 'refused', permanent: false, code: before[name] ?? 'smtp-unreachable' };
  if (typeof responseCode === 'number') {
    const aboutTheMail = ['MAIL FROM', 'RCPT TO', 'DATA'].some((one) => String(command).startsWith(one));
    if (responseCode < 500) return { answer: 'refused', permanent: false, code: `smtp-${responseCode}` };
    return aboutTheMail
      ? { answer: 'refused', permanent: true, code: `smtp-${responseCode}` }
      : { answer: 'refused', permanent: false, code: 'smtp-set-up' };
  }
  if (name === 'EENVELOPE') return { answer: 'refused', permanent: true, code: 'bad-address' };
  if (syscall === 'connect') return { answer: 'refused', permanent: false, code: 'smtp-unreachable' };
  return { answer: 'unknown', code: name === 'ETIMEDOUT' ? 'smtp-timeout' : 'smtp-broken-off' };
}
