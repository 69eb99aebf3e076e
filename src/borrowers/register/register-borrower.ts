import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/index.js';
import type { Actor } from '../../identity/index.js';
import { type CalendarDate, calendarDate } from '../../platform/calendar/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Commands, type Done, type FieldError, type IdempotencyClaim, badInput } from '../../platform/http/index.js';
import type { BorrowerLanguage } from '../../platform/i18n/index.js';
import { newId } from '../../platform/ids/index.js';
import { borrowerErrors, unknownMunicipality } from '../domain/borrower-checks.js';
import { cardNumberOf } from '../domain/card-number.js';
import { type BorrowerType, suggestDisplayName } from '../domain/display-name.js';
import { BorrowerRepository, type NewBorrower } from '../persistence/borrower.repository.js';

type Text = string | null | undefined;

/** A person or an ensemble as somebody registers it. */
export interface BorrowerRegistration {
  readonly type: BorrowerType;
  readonly displayName?: Text;
  readonly fullName?: Text;
  readonly birthDate?: Text;
  readonly language: BorrowerLanguage;
  readonly email?: Text;
  readonly phone?: Text;
  readonly address?: Text;
  readonly cardNumber?: Text;
  readonly protectedAddress?: boolean | null | undefined;
  /** That of the unit which registers, if left out. */
  readonly municipality?: Text;
  readonly guardians?: readonly GuardianRegistration[] | null | undefined;
}

/** A guardian as somebody registers one. */
export interface GuardianRegistration {
  readonly displayName: string;
  readonly email?: Text;
  readonly phone?: Text;
  readonly language: BorrowerLanguage;
}

/** Registers borrowers, tied to the unit of who does it. */
@Injectable()
export class RegisterBorrower {
  constructor(
    private readonly commands: Commands,
    private readonly borrowers: BorrowerRepository,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws Problem 400 naming every wrong field: a minor without a guardian, contact that may not be stored, no name
   * @throws Problem 422 `card-number-taken`
   */
  async execute(
    actor: Actor,
    input: BorrowerRegistration,
    claim: IdempotencyClaim | undefined,
  ): Promise<Done<{ id: string }>> {
    const borrower = this.borrowerOf(actor, input);
    const guardians = input.guardians ?? [];
    const draft = { ...borrower, guardianCount: guardians.length };
    const given = { ...input, guardians, saysProtected: true };
    const errors = [...nameErrors(borrower), ...borrowerErrors(draft, given, this.clock.today())];
    return this.commands.run(claim, async (tx) => {
      const municipalityId = await this.borrowers.municipality(tx, input.municipality ?? null, actor.unitId);
      if (municipalityId === undefined) throw badInput([...errors, unknownMunicipality]);
      if (errors.length > 0) throw badInput(errors);
      await this.borrowers.add(tx, { ...borrower, municipalityId });
      await this.borrowers.replaceGuardians(
        tx,
        borrower.id,
        guardians.map(({ displayName, email = null, phone = null, language }) => ({
          id: newId(),
          displayName,
          email,
          phone,
          language,
        })),
      );
      await this.audit.append(tx, {
        actorId: actor.userId,
        action: 'borrower.registered',
        subjectType: 'borrower',
        subjectId: borrower.id,
        detail: { type: borrower.type, unit: actor.unitId },
      });
      return { status: 201, ref: { id: borrower.id } };
    });
  }

  private borrowerOf(actor: Actor, input: BorrowerRegistration): Omit<NewBorrower, 'municipalityId'> {
    const fullName = input.fullName ?? null;
    return {
      id: newId(),
      type: input.type,
      displayName: input.displayName ?? (fullName === null ? '' : suggestDisplayName(input.type, fullName)),
      fullName,
      birthDate: dayOf(input.birthDate),
      language: input.language,
      email: input.email ?? null,
      phone: input.phone ?? null,
      address: input.address ?? null,
      cardNumber: cardNumberOf(input.cardNumber ?? ''),
      protectedAddress: input.protectedAddress ?? false,
      unitId: actor.unitId,
      createdAt: this.clock.now(),
    };
  }
}

function nameErrors({ displayName }: Pick<NewBorrower, 'displayName'>): FieldError[] {
  return displayName === '' ? [{ field: 'displayName', code: 'required' }] : [];
}

function dayOf(text: Text): CalendarDate | null {
  return text == null ? null : calendarDate(text);
}
