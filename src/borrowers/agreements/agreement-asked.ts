import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../platform/calendar/index.js';
import type { Queries } from '../../platform/database/index.js';
import { type FieldError, badInput, refused } from '../../platform/http/index.js';
import type { ContractFacts } from './contract-subject.js';
import { ContractSubjects } from './contract-subjects.js';
import { type Acceptor, acceptorOf, acceptorRefusal, subjectError, subjectOf } from './domain/acceptance-rules.js';
import type { AgreementSubject, AgreementType } from './domain/agreement.js';
import type { Party } from './persistence/agreement.repository.js';
import { templateOf } from './templates/templates.js';

/** What is to be accepted and by whom, as somebody says it. */
export interface AgreementQuestion {
  readonly type: AgreementType;
  readonly version: string;
  /** Id of who is to accept, and the field that names it. */
  readonly by: { readonly field: 'acceptedBy' | 'receiver'; readonly id: string };
  readonly reservation?: string | null | undefined;
  readonly loan?: string | null | undefined;
}

/** The same, understood. */
export interface AskedAgreement {
  readonly acceptor: Acceptor;
  readonly subject: AgreementSubject | null;
  readonly facts: ContractFacts | null;
}

/** Judges whether an acceptance may be asked for or recorded, the same for both. */
@Injectable()
export class AgreementAsked {
  constructor(private readonly subjects: ContractSubjects) {}

  /**
   * @throws Problem 400 naming every field that means nothing: a version that there never was, somebody who is no guardian of this
   *   borrower, a contract about nothing or about somebody else's loan
   * @throws Problem 422 `guardian-rights-ended`, `guardian-must-accept`
   */
  async understand(
    q: Queries,
    party: Party,
    question: AgreementQuestion,
    today: CalendarDate,
  ): Promise<AskedAgreement> {
    const { type, version, by, reservation = null, loan = null } = question;
    const acceptor = acceptorOf(party, by.id);
    const errors: FieldError[] = [];
    if (templateOf(type, version) === undefined) errors.push({ field: 'version', code: 'unknown-version' });
    if (acceptor === undefined) errors.push({ field: by.field, code: 'unknown-acceptor' });
    const wrongSubject = subjectError(type, { reservation, loan });
    if (wrongSubject !== undefined) errors.push(wrongSubject);
    const subject = wrongSubject === undefined ? subjectOf(reservation, loan) : null;
    const found = subject === null ? undefined : await this.subjects.factsOf(q, subject);
    const facts = found?.borrowerId === party.id ? found.facts : null;
    if (subject !== null && facts === null) errors.push({ field: subject.type, code: `unknown-${subject.type}` });
    if (acceptor === undefined || errors.length > 0) throw badInput(errors);
    const refusal = acceptorRefusal(party, acceptor, today);
    if (refusal !== undefined) throw refused([{ code: refusal, overridable: false }]);
    return { acceptor, subject, facts };
  }
}
