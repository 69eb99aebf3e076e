import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type IdentifiedRequest, mayDo } from '../../identity/index.js';
import { Pages } from '../server/page-frames.js';
import type { DeskAddress } from './desk-address.js';
import { DeskBorrowers } from './desk-borrowers.js';
import { DeskPage } from './desk-page.js';
import { DeskReader } from './desk-reader.js';
import { DeskReturns } from './desk-returns.js';
import { DeskScanner } from './desk-scanner.js';
import type { DeskProps, DeskView, ReturnResult } from './desk-view.js';
import type { Desk } from './desks.js';

/** Shows the desk. */
@Injectable()
export class DeskScreen {
  constructor(
    private readonly pages: Pages,
    private readonly reader: DeskReader,
    private readonly scanner: DeskScanner,
    private readonly borrowers: DeskBorrowers,
    private readonly returns: DeskReturns,
  ) {}

  /** What an address means. */
  async show(request: IdentifiedRequest, reply: FastifyReply, desk: Desk, address: DeskAddress): Promise<string> {
    const returned = await this.returns.sitting(desk);
    const just = returned.newest.find(({ loanId }) => loanId === address.returned);
    const view = await this.view(desk, address, just);
    const left = address.left === undefined ? undefined : await this.reader.leftBehind(desk, address.left);
    return this.render(request, reply, desk, {
      view,
      returned,
      justReturned: view.step === 'returned' ? undefined : just,
      leftBehind: left,
    });
  }

  /** One card as it is, such as a refused one. */
  async card(
    request: IdentifiedRequest,
    reply: FastifyReply,
    desk: Desk,
    { view, status }: { readonly view: DeskView; readonly status: number },
  ): Promise<string> {
    void reply.status(status);
    return this.render(request, reply, desk, { view, returned: await this.returns.sitting(desk) });
  }

  private async view(desk: Desk, address: DeskAddress, just: ReturnResult | undefined): Promise<DeskView> {
    const { scan, instrument, loan } = address;
    if (scan !== undefined) {
      const borrower = await this.borrowers.byId(desk, address.borrower);
      return this.scanner.choice(desk, scan, { borrower, instrument });
    }
    // What was handed over in the same step is the card; what came back stands over it.
    if (just === undefined || instrument !== undefined || loan !== undefined) return this.reader.view(desk, address);
    return { step: 'returned', result: just, borrower: await this.borrowers.byId(desk, address.borrower) };
  }

  private render(
    request: IdentifiedRequest,
    reply: FastifyReply,
    { actor, point, points }: Desk,
    shown: Pick<DeskProps, 'view' | 'returned' | 'justReturned' | 'leftBehind'>,
  ): Promise<string> {
    const mayRegister = {
      instruments: mayDo(actor.role, 'instrument:write'),
      borrowers: mayDo(actor.role, 'borrower:register'),
    };
    const page = <DeskPage point={point} points={points} mayRegister={mayRegister} {...shown} />;
    return this.pages.render(request, reply, page);
  }
}
