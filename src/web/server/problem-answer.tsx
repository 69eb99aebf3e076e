import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { IdentifiedRequest } from '../../identity/index.js';
import type { AppRequest, ProblemDocument, ProblemPages } from '../../platform/http/index.js';
import { localPath, withQuery } from '../href.js';
import { ProblemPage } from '../layout/problem-page.js';
import { Pages } from './page-frames.js';

/** Shows a problem as a page; who is not logged in is led to the log-in, and back afterwards. */
@Injectable()
export class ProblemAnswer implements ProblemPages {
  constructor(private readonly pages: Pages) {}

  async answer(request: AppRequest, reply: FastifyReply, problem: ProblemDocument): Promise<void> {
    const identified = request as unknown as IdentifiedRequest;
    if (problem.status === 401 && request.method === 'GET') {
      await reply
        .status(303)
        .header('location', withQuery('/login', { next: request.url }))
        .send();
      return;
    }
    const reasons = [...(problem.rejections ?? []), ...(problem.errors ?? [])].map(({ detail }) => detail);
    const page = (
      <ProblemPage
        status={problem.status}
        detail={problem.detail === problem.title ? undefined : problem.detail}
        reasons={[...new Set(reasons)]}
        backHref={request.method === 'GET' ? undefined : refererPath(request)}
      />
    );
    await reply.send(await this.pages.render(identified, reply, page));
  }
}

function refererPath(request: AppRequest): string | undefined {
  const { referer } = request.headers;
  if (referer === undefined || !URL.canParse(referer)) return undefined;
  const { pathname, search } = new URL(referer);
  return localPath(`${pathname}${search}`) ?? '/';
}
