import { describe, expect, it } from '@jest/globals';
import { messageIdOf } from './delivery.js';
import { answerOf } from './mailer.js';

const smtp = (responseCode: number, command: string): unknown =>
  Object.assign(new Error('no'), { code: 'EENVELOPE', responseCode, command });

describe('what a mail server’s answer means', () => {
  it('is final for 5xx to the sender, the receiver or the mail', () => {
    expect(answerOf(smtp(550, 'RCPT TO'))).toEqual({ answer: 'refused', permanent: true, code: 'smtp-550' });
    expect(answerOf(smtp(554, 'DATA'))).toEqual({ answer: 'refused', permanent: true, code: 'smtp-554' });
    expect(answerOf(smtp(553, 'MAIL FROM'))).toEqual({ answer: 'refused', permanent: true, code: 'smtp-553' });
  });

  it('is for now for 4xx, and where only the set-up is wrong', () => {
    expect(answerOf(smtp(451, 'DATA'))).toEqual({ answer: 'refused', permanent: false, code: 'smtp-451' });
    expect(answerOf(smtp(554, 'CONN'))).toEqual({ answer: 'refused', permanent: false, code: 'smtp-set-up' });
    const auth = Object.assign(new Error('no'), { code: 'EAUTH', responseCode: 535, command: 'AUTH PLAIN' });
    expect(answerOf(auth)).toEqual({ answer: 'refused', permanent: false, code: 'smtp-auth' });
    const down = Object.assign(new Error('no'), { code: 'ESOCKET', errno: -111, syscall: 'connect' });
    expect(answerOf(down)).toEqual({ answer: 'refused', permanent: false, code: 'smtp-unreachable' });
  });

  it('is unknown when the connection breaks without one', () => {
    const broken = Object.assign(new Error('Connection closed unexpectedly'), { code: 'ECONNECTION', command: 'CONN' });
    expect(answerOf(broken)).toEqual({ answer: 'unknown', code: 'smtp-broken-off' });
    const late = Object.assign(new Error('Timeout'), { code: 'ETIMEDOUT', command: 'CONN' });
    expect(answerOf(late)).toEqual({ answer: 'unknown', code: 'smtp-timeout' });
    expect(answerOf('strange')).toEqual({ answer: 'unknown', code: 'smtp-broken-off' });
  });

  it('never takes a bad address for a passing fault', () => {
    const bad = Object.assign(new Error('No recipients defined'), { code: 'EENVELOPE' });
    expect(answerOf(bad)).toEqual({ answer: 'refused', permanent: true, code: 'bad-address' });
  });
});

describe('the Message-ID', () => {
  it('is the message’s id at the sender’s host, with or without a name', () => {
    expect(messageIdOf('1-2', 'post@Demo.example')).toBe('<1-2@demo.example>');
    expect(messageIdOf('1-2', 'Demo kommune <post@demo.example>')).toBe('<1-2@demo.example>');
  });
});
