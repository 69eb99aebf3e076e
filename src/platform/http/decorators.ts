import { hash } from 'node:crypto';
import { type ExecutionContext, createParamDecorator } from '@nestjs/common';
import type { IdempotencyClaim } from './idempotency-claim.js';
import { badInput } from './problem.js';
import type { AppRequest } from './request.js';

const longestKey = 200;

/**
 * The claim of an `Idempotency-Key` header, or of a form's own key: scope is user and route, the body is told apart by its hash.
 * `undefined` where neither is given.
 */
export const Idempotency = createParamDecorator((_data: unknown, context: ExecutionContext) =>
  claimOf(context.switchToHttp().getRequest<AppRequest>()),
);

function claimOf(request: AppRequest): IdempotencyClaim | undefined {
  const header = request.headers['idempotency-key'];
  const key = typeof header === 'string' ? header : request.state.formKey;
  if (key === undefined) return undefined;
  if (key.length === 0 || key.length > longestKey || !/^[\x21-\x7e]+$/.test(key)) {
    throw badInput([{ field: 'Idempotency-Key', code: 'not-a-key', params: { most: longestKey } }]);
  }
  const [path = ''] = request.url.split('?');
  return {
    key,
    scope: `${request.state.actor?.userId ?? '-'} ${request.method} ${path}`.slice(0, 300),
    bodyHash: hash('sha256', JSON.stringify(request.body ?? null)),
  };
}
