import { Readable } from 'node:stream';
import { Controller, Get, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { Accounts } from '../../charges/index.js';
import { type Actor, CurrentActor, type IdentifiedRequest, Requires } from '../../identity/index.js';
import { type CalendarDate, parseCalendarDate, schoolYearOf } from '../../platform/calendar/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Produces, badInput } from '../../platform/http/index.js';
import type { Language } from '../../platform/i18n/index.js';
import { withQuery } from '../href.js';
import { FormErrors } from '../server/form-errors.js';
import { Pages } from '../server/page-frames.js';
import { AccountListPage, type AccountListProps } from './account-list-page.js';
import { AccountsFile } from './accounts-file.js';

/** Which accounts are listed; what was not chosen is empty. */
export class AccountListQueryDto {
  @IsOptional()
  @IsString()
  @MaxLength(100)
  q?: string;

  @IsOptional()
  @IsString()
  @MaxLength(10)
  from?: string;

  @IsOptional()
  @IsString()
  @MaxLength(10)
  to?: string;

  @IsOptional()
  @IsIn(['', 'open'])
  show?: '' | 'open';

  @IsOptional()
  @IsString()
  @MaxLength(500)
  cursor?: string;
}

type Values = Readonly<Record<'q' | 'from' | 'to' | 'show', string>>;

/** The accounts of borrowers, and the same as a file. */
@Controller('accounts')
export class AccountListController {
  constructor(
    private readonly pages: Pages,
    private readonly accounts: Accounts,
    private readonly file: AccountsFile,
    private readonly errors: FormErrors,
    private readonly clock: Clock,
  ) {}

  @Get('borrowers')
  @Requires('charge:read')
  async list(
    @CurrentActor() actor: Actor,
    @Query() { cursor, ...query }: AccountListQueryDto,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const values = this.valuesOf(query);
    const found = await this.found(actor, values, cursor, this.pages.language(request));
    if (found.errors.length > 0) void reply.status(400);
    return this.pages.render(request, reply, <AccountListPage values={values} {...found} />);
  }

  /** Every line of the period. It is written as it is read, so that it may be long. */
  @Get('export.csv')
  @Requires('charge:read')
  @Produces('text/csv')
  async export(
    @CurrentActor() actor: Actor,
    @Query() query: AccountListQueryDto,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { from, to } = periodOf(this.valuesOf(query));
    const lines = await this.file.lines(actor, from, to, this.pages.language(request));
    void reply.header('cache-control', 'no-store');
    return new StreamableFile(Readable.from(lines), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="klangbank-${from}-${to}.csv"`,
    });
  }

  /** Fees follow the school year, so this one is shown where nothing else is asked. */
  private valuesOf({ q = '', from = '', to = '', show = '' }: Omit<AccountListQueryDto, 'cursor'>): Values {
    const year = Number(schoolYearOf(this.clock.today()).slice(0, 4));
    return { q, from: from || `${year}-08-01`, to: to || `${year + 1}-07-31`, show };
  }

  private async found(
    actor: Actor,
    values: Values,
    cursor: string | undefined,
    language: Language,
  ): Promise<Omit<AccountListProps, 'values'>> {
    try {
      const period = periodOf(values);
      const question = { ...period, name: values.q, openOnly: values.show === 'open' };
      const { items, nextCursor, leftOre } = await this.accounts.list(actor, question, { cursor });
      return {
        errors: [],
        rows: items,
        leftOre,
        downloadHref: withQuery('/accounts/export.csv', period),
        firstHref: cursor === undefined || cursor === '' ? null : withQuery('/accounts/borrowers', values),
        nextHref: nextCursor === null ? null : withQuery('/accounts/borrowers', { ...values, cursor: nextCursor }),
      };
    } catch (error) {
      const errors = this.errors.of(error, language);
      return { errors, rows: [], leftOre: 0, downloadHref: null, firstHref: null, nextHref: null };
    }
  }
}

/** @throws Problem 400 for days that are none, or in the wrong order */
function periodOf(values: Values): { readonly from: CalendarDate; readonly to: CalendarDate } {
  const [from, to] = [parseCalendarDate(values.from), parseCalendarDate(values.to)];
  if (from === undefined) throw badInput([{ field: 'from', code: 'not-a-day' }]);
  if (to === undefined) throw badInput([{ field: 'to', code: 'not-a-day' }]);
  if (to < from) throw badInput([{ field: 'to', code: 'ends-before-it-begins' }]);
  return { from, to };
}
