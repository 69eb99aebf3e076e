import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/index.js';
import { Reader } from '../../../platform/database/index.js';
import type { Progress } from '../../../platform/press/index.js';
import { agreementTexts } from '../agreements.texts.js';
import type { ContractIds } from '../contract-subject.js';
import { ContractSubjects } from '../contract-subjects.js';
import { guardianDecides } from '../domain/acceptance-rules.js';
import type { GoverningLanguage } from '../domain/agreement.js';
import { governingDocument } from '../governing-document.js';
import { factsOf } from '../links/agreement-page.js';
import { AgreementRepository, type Party } from '../persistence/agreement.repository.js';
import { currentVersion, templateOf } from '../templates/templates.js';
import { AgreementPdfs } from './agreement-pdfs.js';
import { AgreementPress } from './agreement-press.js';
import type { AgreementPrint } from './printed-agreement.js';

/** What a contract is about that is to be printed. */
export interface PrintableContract {
  readonly type: 'reservation' | 'loan';
  readonly id: string;
  /** The reservation that a loan fulfils: what was accepted for it holds for the loan. */
  readonly reservation: string | null;
}

/** So many are read at once, so that no stretch of it keeps the server from answering others. */
const atOnce = 40;

/** Contracts of many in one file: what was accepted as it was accepted, the others with a line to sign. */
@Injectable()
export class ContractFile {
  constructor(
    private readonly reader: Reader,
    private readonly rows: AgreementRepository,
    private readonly subjects: ContractSubjects,
    private readonly pdfs: AgreementPdfs,
    private readonly press: AgreementPress,
    private readonly clock: Clock,
  ) {}

  /**
   * The file, in the order given. What no contract can be made about any more is left out.
   * @param language of those that are not accepted yet
   * @returns `undefined` where nothing is left
   */
  async of(
    contracts: readonly PrintableContract[],
    language: GoverningLanguage,
    progress: Progress,
  ): Promise<Uint8Array | undefined> {
    const prints: AgreementPrint[] = [];
    for (let start = 0; start < contracts.length; start += atOnce) {
      prints.push(...(await this.prints(contracts.slice(start, start + atOnce), language)));
      await setImmediate();
    }
    if (prints.length === 0) return undefined;
    const title = agreementTexts(language, 'pdf.title');
    return this.press.press({ title, createdAt: this.clock.now(), prints }, progress);
  }

  private async prints(
    contracts: readonly PrintableContract[],
    language: GoverningLanguage,
  ): Promise<AgreementPrint[]> {
    const ids = idsOf(contracts);
    const accepted = await this.rows.acceptedContracts(this.reader, ids);
    const addenda = await this.subjects.addenda(this.reader, ids);
    const facts = await this.subjects.factsOfMany(this.reader, ids);
    const parties = await this.rows.parties(this.reader, [
      ...accepted.map(({ borrowerId }) => borrowerId),
      ...[...facts.values()].map(({ borrowerId }) => borrowerId),
    ]);
    return contracts.flatMap(({ id, reservation }) => {
      const agreement = accepted.find((one) =>
        [one.loanId, one.reservationId].some((of) => of === id || (of !== null && of === reservation)),
      );
      const about = facts.get(id);
      const party = parties.get(agreement?.borrowerId ?? about?.borrowerId ?? '');
      if (party === undefined) return [];
      if (agreement === undefined) return about === undefined ? [] : this.toSign(party, about.facts, language);
      const template = templateOf('contract', agreement.version);
      if (template === undefined) return [];
      const names = { borrower: party.displayName, acceptor: agreement.acceptorName ?? '–' };
      const document = governingDocument(template, agreement.language, names, factsOf(agreement));
      const own = addenda.filter((one) => one.loan === id || one.reservation === id);
      return [this.pdfs.printOf({ language: agreement.language, document, agreement, addenda: own })];
    });
  }

  private toSign(
    party: Party,
    facts: Parameters<typeof governingDocument>[3],
    language: GoverningLanguage,
  ): AgreementPrint[] {
    const version = currentVersion('contract');
    const template = templateOf('contract', version);
    if (template === undefined) return [];
    const [guardian] = guardianDecides(party, this.clock.today()) ? party.guardians : [];
    const name = guardian?.displayName ?? party.displayName;
    const say = agreementTexts.in(language);
    return [
      {
        language,
        document: governingDocument(template, language, { borrower: party.displayName, acceptor: name }, facts),
        above: [say('pdf.version', { version })],
        below: [say('pdf.to-sign', { name })],
      },
    ];
  }
}

function idsOf(contracts: readonly PrintableContract[]): ContractIds {
  const loans = contracts.filter(({ type }) => type === 'loan');
  return {
    loans: loans.map(({ id }) => id),
    reservations: [
      ...contracts.filter(({ type }) => type === 'reservation').map(({ id }) => id),
      ...loans.flatMap(({ reservation }) => reservation ?? []),
    ],
  };
}
