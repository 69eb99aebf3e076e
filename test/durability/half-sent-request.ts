import { type Socket, connect } from 'node:net';
import { once } from 'node:events';

/** An answer as it came over the wire. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A request whose last line is still missing, so that the server counts its connection as busy and waits for it. */
export class HalfSentRequest {
  private received = '';

  private constructor(private readonly socket: Socket) {
    socket.setEncoding('utf8').on('data', (text: string) => {
      this.received += text;
    });
  }

  /** Connects and sends all but the last line. */
  static async begin(url: string, path: string): Promise<HalfSentRequest> {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    const request = new HalfSentRequest(socket);
    await once(socket, 'connect');
    socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n`);
    return request;
  }

  /** Sends the last line and reads the answer up to the end of the connection. */
  async finish(): Promise<RawAnswer> {
    const ended = once(this.socket, 'close');
    this.socket.write('\r\n');
    await ended;
    const [head = '', ...body] = this.received.split('\r\n\r\n');
    const [first = '', ...lines] = head.split('\r\n');
    const headers = lines.map((line): [string, string] => {
      const [name = '', ...value] = line.split(': ');
      return [name.toLowerCase(), value.join(': ')];
    });
    return { status: Number(first.split(' ')[1]), headers: Object.fromEntries(headers), body: body.join('\r\n\r\n') };
  }
}
