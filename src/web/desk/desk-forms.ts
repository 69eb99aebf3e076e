import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Actor, IdentifiedRequest } from '../../identity/index.js';
import type { Flash } from '../frame.js';
import { FormErrors } from '../server/form-errors.js';
import { Pages } from '../server/page-frames.js';
import { type DeskAddress, deskPath } from './desk-address.js';
import { DeskScanner } from './desk-scanner.js';
import { type Desk, Desks } from './desks.js';

/** The scan field, and what lies on the desk. */
type Scanned = { readonly [F in 'scan' | 'borrower' | 'instrument']?: string | undefined };

/** What every form of the desk does alike. */
@Injectable()
export class DeskForms {
  constructor(
    private readonly pages: Pages,
    private readonly desks: Desks,
    private readonly scanner: DeskScanner,
    private readonly errors: FormErrors,
  ) {}

  /** The desk where a request is made. */
  desk(request: IdentifiedRequest, actor: Actor, point: string | undefined): Promise<Desk> {
    return this.desks.at(actor, this.pages.language(request), point);
  }

  /** Leads where a scan leads. @param waiting code of the instrument whose card waits to be confirmed */
  async follow(reply: FastifyReply, desk: Desk, form: Scanned, waiting?: string): Promise<void> {
    const { scan, borrower, instrument } = form;
    await this.lead(reply, desk, { scan, borrower, instrument }, undefined, waiting);
  }

  /** Leads on to the desk in a state, and from there where a scan leads, if there is one. */
  async lead(reply: FastifyReply, desk: Desk, address: DeskAddress, flash?: Flash, waiting?: string): Promise<void> {
    const { scan = '', ...state } = address;
    const path =
      scan === ''
        ? deskPath({ ...state, point: desk.point.id })
        : await this.scanner.follow(desk, scan, state, waiting);
    this.pages.redirect(reply, path, flash);
  }

  /**
   * What went wrong, in one message.
   * @throws whatever is not an expected refusal
   */
  refusal(error: unknown, { language }: Desk): Flash {
    const messages = this.errors.of(error, language).map(({ message }) => message);
    return { tone: 'danger', text: [...new Set(messages)].join(' ') };
  }
}
