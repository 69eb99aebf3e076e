/** The requests of the benchmarks. */

const point = 'library';

/**
 * `make` gives a request for the fields that differ from one to the next; `key` stands for the `Idempotency-Key` that the
 * desk sends with what it changes.
 */
export const routes = {
  lookup: {
    title: 'look-up by code',
    status: 200,
    make: ({ instrument }) => ({ method: 'GET', path: `/api/v1/instruments/${instrument}` }),
  },
  list: {
    title: 'filtered list of 50',
    status: 200,
    make: () => ({
      method: 'GET',
      path: `/api/v1/instruments?kind=violin&grade=good&point=${point}&state=available&limit=50`,
    }),
  },
  checkout: {
    title: 'checkout',
    status: 201,
    make: ({ instrument, borrower, key }) => ({
      method: 'POST',
      path: '/api/v1/checkouts',
      key,
      body: { instrument, borrower, lendingPoint: point },
    }),
  },
  return: {
    title: 'return',
    status: 200,
    make: ({ instrument, key }) => ({
      method: 'POST',
      path: '/api/v1/returns',
      key,
      body: { instrument, lendingPoint: point, condition: 'fine', missingAccessories: [] },
    }),
  },
};

/** A request as it goes over the line. */
export function written({ method, path, body, key }, { port, token }) {
  const json = body === undefined ? '' : JSON.stringify(body);
  const head = [
    `${method} ${path} HTTP/1.1`,
    `host: 127.0.0.1:${port}`,
    `authorization: Bearer ${token}`,
    'accept: application/json',
    'accept-language: nb',
    ...(key === undefined ? [] : [`idempotency-key: ${key}`]),
    ...(body === undefined ? [] : ['content-type: application/json', `content-length: ${Buffer.byteLength(json)}`]),
  ];
  return `${head.join('\r\n')}\r\n\r\n${json}`;
}
