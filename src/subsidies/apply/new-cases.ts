import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import type { Tx } from '../../platform/database/index.js';
import { newId } from '../../platform/ids/index.js';
import type { CaseContent, CasePerson } from '../domain/case-content.js';
import { newCaseNumber, newVoucher } from '../domain/case-numbers.js';
import type { CaseState } from '../domain/case-state.js';
import { type CaseAction, CaseLogRepository } from '../persistence/case-log.repository.js';
import { CaseRepository, type SubsidyCase } from '../persistence/case.repository.js';

type Known = Partial<CaseContent> & Pick<CaseContent, 'borrowerId' | 'loanId' | 'reservationId' | 'from' | 'to'>;

/** Opens cases. */
@Injectable()
export class NewCases {
  constructor(
    private readonly cases: CaseRepository,
    private readonly log: CaseLogRepository,
    private readonly clock: Clock,
  ) {}

  /** A case that is not stored yet, with its random numbers. */
  draft(unitId: string, state: CaseState, known: Known): SubsidyCase {
    return {
      id: newId(),
      unitId,
      caseNumber: newCaseNumber(),
      voucher: newVoucher(),
      state,
      submittedOn: this.clock.today(),
      version: 1,
      content: { ...nothingYet, ...known },
    };
  }

  /** Stores a case, and begins its log with what it came from. */
  async add(tx: Tx, one: SubsidyCase, action: CaseAction, by: CasePerson): Promise<void> {
    await this.cases.add(tx, one);
    await this.log.append(tx, one.id, { action, by, at: this.clock.now().toISOString(), detail: null });
  }
}

const nothingYet = {
  applicantId: null,
  askedBy: null,
  note: null,
  grounds: null,
  confirmed: null,
  assignee: null,
  question: null,
  decision: null,
  coverageId: null,
  revocation: null,
  renewalOf: null,
  renewedBy: null,
};
