import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createTransport } from 'nodemailer';

import type { Answer } from '../support/smtp-sink.js';
import { SmtpSink } from '../support/smtp-sink.js';

const mail = {
  from: 'klangbank@demo.example',
  to: 'kari@demo.example',
  subject: 'Påminnelse: fiolinen skal leveres på torsdag – čáppa ŋieida, og det er en lang linje',
  text: 'Hei Kari!\n\nFiolinen KB-4T9 skal leveres 3. september. Æøå og čŋž.\n',
  html: '<p>Hei Kari! Æøå</p>',
  messageId: '<reminder-1@klangbank>',
};

describe('the SMTP server of the tests', () => {
  let sink: SmtpSink;
  beforeEach(async () => {
    sink = await SmtpSink.start();
  });
  afterEach(async () => sink.stop());

  it('keeps what was sent as a reader would see it, and when it said 250', async () => {
    const before = Date.now();
    await createTransport(sink.url).sendMail(mail);
    const [received] = sink.accepted;
    expect(received).toMatchObject({
      from: mail.from,
      to: [mail.to],
      messageId: mail.messageId,
      subject: mail.subject,
      answer: 'accept',
    });
    expect(received!.text.replaceAll('\r\n', '\n').trim()).toBe(mail.text.trim());
    expect(received!.html).toContain('Æøå');
    expect(received!.answeredAt).toBeGreaterThanOrEqual(before);
    expect(received!.answeredAt).toBeLessThanOrEqual(Date.now());
  });

  it('can say later, or never, and keeps those apart', async () => {
    const transport = createTransport(sink.url);
    sink.answerWith(() => 'later');
    await expect(transport.sendMail(mail)).rejects.toMatchObject({ responseCode: 451 });
    sink.answerWith(async (): Promise<Answer> => 'never');
    await expect(transport.sendMail(mail)).rejects.toMatchObject({ responseCode: 550 });
    sink.answerWith(() => 'accept');
    await transport.sendMail(mail);
    expect(sink.log.map(({ answer }) => answer)).toEqual(['later', 'never', 'accept']);
    expect(sink.accepted).toHaveLength(1);
  });

  it('calls who wants to know as soon as it has answered', async () => {
    const heard: string[] = [];
    sink.onAnswer(({ messageId }) => heard.push(messageId));
    await createTransport(sink.url).sendMail(mail);
    expect(heard).toEqual([mail.messageId]);
  });

  it('can be gone for a while and come back on the same port', async () => {
    await sink.stop();
    await expect(createTransport(sink.url).sendMail(mail)).rejects.toMatchObject({ code: 'ESOCKET' });
    await sink.start();
    await createTransport(sink.url).sendMail(mail);
    expect(await sink.waitFor((accepted) => accepted.length === 1)).toHaveLength(1);
  });
});
