/** Answers everything with the same few bytes: shows how many requests the load client manages by itself. */
import { createServer } from 'node:net';

const answer = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}';

createServer({ noDelay: true }, (socket) => {
  socket.on('data', () => socket.write(answer));
  socket.on('error', () => socket.destroy());
}).listen(Number(process.env.PORT), '127.0.0.1');
