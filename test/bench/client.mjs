/**
 * The load client, a process of its own on a core of its own: HTTP/1.1 over raw sockets that stay open, one request at a
 * time on each. Takes jobs from run.mjs over IPC.
 */
import { connect } from 'node:net';

import { written } from './routes.mjs';

process.on('message', async (job) => {
  try {
    process.send({ result: await (job.perSecond === undefined ? closedLoop(job) : paced(job)) });
  } catch (error) {
    process.send({ error: error.stack });
  }
});

/** One keep-alive connection; `ask` sends a request and calls back with the status, and the body where it is wanted. */
class Connection {
  #socket;
  #head = '';
  #missing = 0;
  #status = 0;
  #done;
  #failed;

  static async open(port, failed) {
    const connection = new Connection();
    connection.#failed = failed;
    await new Promise((resolve, reject) => {
      connection.#socket = connect({ port, host: '127.0.0.1', noDelay: true }, resolve);
      connection.#socket.once('error', reject);
    });
    connection.#socket.on('data', (chunk) => connection.#read(chunk));
    connection.#socket.on('close', () => connection.#failed(new Error('The server closed a connection.')));
    connection.#socket.on('error', (error) => connection.#failed(error));
    return connection;
  }

  ask(request, done) {
    this.#done = done;
    this.#socket.write(request);
  }

  close() {
    this.#failed = () => undefined;
    this.#socket.destroy();
  }

  #read(chunk) {
    if (this.#missing > 0) {
      this.#missing -= chunk.length;
    } else {
      // Heads are read as one-byte characters, so that lengths are in bytes.
      this.#head += chunk.latin1Slice(0, chunk.length);
      const end = this.#head.indexOf('\r\n\r\n');
      if (end < 0) return;
      const at = this.#head.indexOf('content-length: ');
      if (at < 0 || at > end) return this.#failed(new Error(`No content-length in: ${this.#head.slice(0, end)}`));
      this.#status = Number(this.#head.slice(9, 12));
      const length = Number(this.#head.slice(at + 16, this.#head.indexOf('\r', at)));
      this.#missing = end + 4 + length - this.#head.length;
      this.answer = this.#status >= 400 ? this.#head : undefined;
      this.#head = '';
    }
    if (this.#missing === 0) this.#done(this.#status);
  }
}

/** As many requests as `connections` get answered, each sending the next when it has its answer. */
async function closedLoop({ port, token, connections, warmMs, windowMs, status, requests, again }) {
  const sent = requests.map((request) => Buffer.from(written(request, { port, token })));
  const times = [];
  const wrong = { count: 0, first: undefined };
  let used = 0;
  let from;
  let cpu;
  const stopAt = performance.now() + warmMs + windowMs;
  const warmUntil = performance.now() + warmMs;
  let last = warmUntil;
  await everyConnection(port, connections, (connection, ended) => {
    const next = () => {
      const start = performance.now();
      if (start >= stopAt || (!again && used >= sent.length)) return ended();
      const request = sent[used % sent.length];
      used += 1;
      connection.ask(request, (answered) => {
        const now = performance.now();
        if (answered !== status) {
          wrong.count += 1;
          wrong.first ??= connection.answer;
        } else if (now >= warmUntil && now <= stopAt) {
          from ??= now;
          cpu ??= process.cpuUsage();
          last = now;
          times.push(now - start);
        }
        next();
      });
    };
    next();
  });
  const used_ = process.cpuUsage(cpu);
  const seconds = (last - (from ?? last)) / 1_000;
  return {
    perSecond: seconds === 0 ? 0 : (times.length - 1) / seconds,
    seconds,
    ...spread(times),
    used,
    wrong,
    clientBusy: seconds === 0 ? 0 : (used_.user + used_.system) / 1e6 / seconds,
  };
}

/** So many requests a second at even distances, whether or not those before have been answered. */
async function paced({ port, token, connections, perSecond, requests }) {
  const free = [];
  const waiting = [];
  const times = [];
  const wrong = { count: 0, first: undefined };
  await new Promise((resolve, reject) => {
    const open = Array.from({ length: connections }, () => Connection.open(port, reject));
    void Promise.all(open).then((all) => {
      free.push(...all);
      const begin = performance.now();
      let done = 0;
      const serve = () => {
        while (free.length > 0 && waiting.length > 0) {
          const connection = free.pop();
          const { due, request, status } = waiting.shift();
          connection.ask(Buffer.from(written(request, { port, token })), (answered) => {
            // From when it was due, so that waiting for a connection counts.
            times.push(performance.now() - due);
            if (answered !== status) {
              wrong.count += 1;
              wrong.first ??= connection.answer;
            }
            free.push(connection);
            done += 1;
            if (done === requests.length) {
              for (const one of all) one.close();
              resolve();
            } else serve();
          });
        }
      };
      requests.forEach(({ request, status }, index) => {
        const due = begin + (index * 1_000) / perSecond;
        setTimeout(() => {
          waiting.push({ due: Math.max(due, performance.now() - 1.5), request, status });
          serve();
        }, due - performance.now());
      });
    }, reject);
  });
  return { ...spread(times), wrong };
}

async function everyConnection(port, count, work) {
  await new Promise((resolve, reject) => {
    const open = Array.from({ length: count }, () => Connection.open(port, reject));
    void Promise.all(open).then((all) => {
      let running = all.length;
      for (const connection of all) {
        work(connection, () => {
          connection.close();
          running -= 1;
          if (running === 0) resolve();
        });
      }
    }, reject);
  });
}

/** Half and 99 of 100 were not slower than this, in milliseconds. */
function spread(times) {
  const sorted = Float64Array.from(times).sort();
  const at = (part) => sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)] ?? 0;
  return { count: sorted.length, p50: at(0.5), p99: at(0.99), slowest: at(1) };
}
