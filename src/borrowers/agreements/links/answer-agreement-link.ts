import { Injectable } from '@nestjs/common';
import { SignedLinks } from '../../../messages/index.js';
import { Commands, Problem, conflict, notFound } from '../../../platform/http/index.js';
import { newId } from '../../../platform/ids/index.js';
import { Agreements } from '../agreements.js';
import { ContractSubjects } from '../contract-subjects.js';
import type { AgreementOutcome, GoverningLanguage } from '../domain/agreement.js';
import { documentMark } from '../governing-document.js';
import { AgreementRepository } from '../persistence/agreement.repository.js';
import { AgreementPages, documentOf } from './agreement-page.js';

/** What somebody says who holds a link. */
export interface LinkAnswer {
  readonly outcome: AgreementOutcome;
  /** Of the text that was read. */
  readonly language: GoverningLanguage;
  /** Mark of the text that was read. */
  readonly mark: string;
}

/**
 * Takes the answer of who holds a link, once. The token is the proof: nobody else knows it, so nobody else can make a form for it. It
 * takes no idempotency key, since the link itself can be used only once, and a key would be kept together with the address.
 */
@Injectable()
export class AnswerAgreementLink {
  constructor(
    private readonly commands: Commands,
    private readonly links: SignedLinks,
    private readonly rows: AgreementRepository,
    private readonly pages: AgreementPages,
    private readonly agreements: Agreements,
    private readonly subjects: ContractSubjects,
  ) {}

  /**
   * Records the answer. Of two that come at the same time the first counts; so does the first of two guardians.
   * @throws Problem 404 for a token that opens nothing; 409 `link-ended` where it has been answered, revoked or has expired
   * @throws Problem 412 `changed-meanwhile` where the text is another one now than was read
   */
  async execute(token: string, { outcome, language, mark }: LinkAnswer): Promise<void> {
    await this.commands.run(undefined, async (tx) => {
      const found = await this.links.byToken(tx, token);
      // The borrower first, as everybody locks who answers for one; then the link as it stands by then.
      const party = found && (await this.rows.lockParty(tx, found.borrowerId));
      const link = found && (await this.links.lock(tx, found.id));
      if (party === undefined || link === undefined) throw notFound();
      const { page, acceptor, subject } = await this.pages.open(tx, link, party);
      if (page.state !== 'open' || acceptor === undefined) throw conflict('link-ended');
      if (documentMark(documentOf(page, language)) !== mark) throw new Problem(412, 'changed-meanwhile');
      const id = newId();
      if (!(await this.links.use(tx, link.id, id))) throw conflict('link-ended');
      const agreement = {
        borrowerId: party.id,
        type: page.type,
        version: page.version,
        language,
        acceptor,
        method: 'link',
        outcome,
        registeredBy: null,
        subject,
        facts: page.facts,
      } as const;
      await this.agreements.record(tx, agreement, id);
      if (subject !== null) await this.subjects.answered(tx, subject, outcome);
      return { status: 200, ref: { id } };
    });
  }
}
