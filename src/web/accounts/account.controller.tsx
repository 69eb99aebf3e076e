import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { Accounts, WaiveCharge, WaiverDto } from '../../charges/index.js';
import { type Actor, CurrentActor, type IdentifiedRequest, Requires, mayDo } from '../../identity/index.js';
import { Idempotency, type IdempotencyClaim } from '../../platform/http/index.js';
import type { Language } from '../../platform/i18n/index.js';
import type { FieldMessage } from '../components/field.js';
import { withQuery } from '../href.js';
import { FormErrors } from '../server/form-errors.js';
import { type Fields, fieldsOf } from '../server/form-fields.js';
import { oreOf } from '../server/kroner.js';
import { Pages } from '../server/page-frames.js';
import { AccountPage, WaiverPage } from './account-page.js';
import { accountTexts } from './account.texts.js';
import { TermBook } from './term-book.js';

/** Which part of an account is shown. */
export class AccountQueryDto {
  @IsOptional()
  @IsString()
  @MaxLength(300)
  cursor?: string;
}

type WaiverFields = Fields<'reason' | 'amount'>;

/** The account of one borrower, and letting off a charge. */
@Controller('accounts')
export class AccountController {
  constructor(
    private readonly pages: Pages,
    private readonly accounts: Accounts,
    private readonly waiveCharge: WaiveCharge,
    private readonly terms: TermBook,
    private readonly errors: FormErrors,
  ) {}

  @Get('borrowers/:id')
  @Requires('charge:read')
  async account(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() { cursor }: AccountQueryDto,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { displayName, leftOre, charges } = await this.accounts.of(actor, id, { cursor });
    const path = `/accounts/borrowers/${id}`;
    const page = (
      <AccountPage
        borrower={{ id, displayName }}
        charges={charges.items}
        terms={await this.terms.names()}
        leftOre={leftOre}
        mayWaive={mayDo(actor.role, 'charge:waive')}
        firstHref={cursor === undefined || cursor === '' ? null : path}
        nextHref={charges.nextCursor === null ? null : withQuery(path, { cursor: charges.nextCursor })}
      />
    );
    return this.pages.render(request, reply, page);
  }

  @Get('charges/:id/waiver')
  @Requires('charge:waive')
  waiver(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.form(actor, id, request, reply);
  }

  @Post('charges/:id/waiver')
  @Requires('charge:waive')
  @HttpCode(200)
  async waive(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() raw: Record<string, string>,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const language = this.pages.language(request);
    const values = fieldsOf(raw, ['reason', 'amount']);
    const errors = await this.waived(actor, id, values, claim, language);
    if (errors.length > 0) {
      void reply.status(400);
      return this.form(actor, id, request, reply, values, errors);
    }
    const { borrower } = await this.accounts.charge(actor, id);
    const flash = { tone: 'success', text: accountTexts(language, 'waived') } as const;
    this.pages.redirect(reply, `/accounts/borrowers/${borrower.id}`, flash);
    return undefined;
  }

  private async waived(
    actor: Actor,
    id: string,
    { reason, amount }: WaiverFields,
    claim: IdempotencyClaim | undefined,
    language: Language,
  ): Promise<readonly FieldMessage[]> {
    const t = accountTexts.in(language);
    const amountOre = oreOf(amount);
    const errors = [
      ...(reason.trim() === '' ? [{ field: 'reason', message: t('waive.reason.missing') }] : []),
      ...(amountOre === undefined || amountOre === 0 ? [{ field: 'amount', message: t('waive.amount.wrong') }] : []),
    ];
    if (errors.length > 0) return errors;
    const fieldOf = (field: string): string => (field === 'amountOre' ? 'amount' : field);
    const form = await this.errors.read(WaiverDto, { reason, amountOre: amountOre ?? '' }, language, fieldOf);
    const { value } = form;
    if (value === undefined) return form.errors;
    return this.errors.refusal(() => this.waiveCharge.execute(actor, id, value, claim), language, fieldOf);
  }

  private async form(
    actor: Actor,
    id: string,
    request: IdentifiedRequest,
    reply: FastifyReply,
    values: Partial<WaiverFields> = {},
    errors: readonly FieldMessage[] = [],
  ): Promise<string> {
    const charge = await this.accounts.charge(actor, id);
    const page = <WaiverPage charge={charge} terms={await this.terms.names()} values={values} errors={errors} />;
    return this.pages.render(request, reply, page);
  }
}
