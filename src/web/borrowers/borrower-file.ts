import { Injectable } from '@nestjs/common';
import { type BorrowerAnswer, BorrowerLookUps, Programmes } from '../../borrowers/index.js';
import { type Actor, Users, mayDo } from '../../identity/index.js';
import { LoanQuery } from '../../lending/index.js';
import { Reader } from '../../platform/database/index.js';
import type { Language } from '../../platform/i18n/index.js';
import { LoanLines } from '../loans/loan-lines.js';
import { Names } from '../server/names.js';
import { languageName } from './borrower-form.js';
import type { BorrowerPageProps } from './borrowers-view.js';
import { borrowerTexts } from './borrowers.texts.js';

/** More than anybody has out at once. */
const mostLoans = 100;

/** Gathers what the page of a borrower shows, for one reader. */
@Injectable()
export class BorrowerFile {
  constructor(
    private readonly lookUps: BorrowerLookUps,
    private readonly loans: LoanQuery,
    private readonly lines: LoanLines,
    private readonly programmes: Programmes,
    private readonly users: Users,
    private readonly names: Names,
  ) {}

  /**
   * @param named whether the reader asks for the full name, which is logged
   * @throws Problem 404 for an unknown id and one out of reach alike
   */
  async of(q: Reader, actor: Actor, id: string, named: boolean, language: Language): Promise<BorrowerPageProps> {
    const borrower = await this.lookUps.byId(actor, id);
    const may = mayBeDone(actor, borrower);
    const fullName = named && may.fullName ? await this.lookUps.fullName(actor, id) : undefined;
    const { email = null, phone = null, address = null } = borrower;
    return {
      borrower: {
        ...borrower,
        fullName: fullName === null ? borrowerTexts(language, 'full-name.none') : (fullName ?? null),
        language: languageName(borrower.language),
        municipality: await this.municipality(borrower, language),
        ...{ email, phone, address },
        guardians: borrower.guardians.map((guardian) => ({
          id: guardian.id,
          displayName: guardian.displayName,
          email: guardian.email ?? null,
          phone: guardian.phone ?? null,
          language: guardian.language === undefined ? null : languageName(guardian.language),
        })),
        enrolments: await this.enrolments(q, borrower, language),
      },
      loans: mayDo(actor.role, 'loan:read') ? await this.openLoans(actor, id, language) : null,
      showsContact: borrower.email !== undefined,
      may,
    };
  }

  private async municipality({ municipality }: BorrowerAnswer, language: Language): Promise<string | null> {
    const names = await this.names.in(language);
    return names.municipalities.length === 0 ? null : names.municipality(municipality);
  }

  private async openLoans(actor: Actor, borrower: string, language: Language): Promise<BorrowerPageProps['loans']> {
    const { items } = await this.loans.list(actor, { borrower, state: 'open', limit: mostLoans });
    return this.lines.of(actor, items, language);
  }

  private async enrolments(
    q: Reader,
    { enrolments }: BorrowerAnswer,
    language: Language,
  ): Promise<BorrowerPageProps['borrower']['enrolments']> {
    if (enrolments.length === 0) return [];
    const programmes = new Map((await this.programmes.all(q)).map(({ id, names }) => [id, names[language]]));
    const names = new Map((await this.users.list()).map(({ username, displayName }) => [username, displayName]));
    return enrolments.map(({ programme, teacher, ...rest }) => ({
      ...rest,
      programme: programmes.get(programme) ?? programme,
      teacher: teacher === null ? null : (names.get(teacher) ?? teacher),
    }));
  }
}

function mayBeDone({ role }: Actor, { type }: BorrowerAnswer): BorrowerPageProps['may'] {
  return {
    desk: mayDo(role, 'loan:create'),
    agreements: mayDo(role, 'agreement:write') && type === 'person',
    support: mayDo(role, 'support:request') && type === 'person',
    edit: mayDo(role, 'borrower:write'),
    enrol: mayDo(role, 'enrolment:write') && type === 'person',
    fullName: mayDo(role, 'borrower:full-name'),
  };
}
