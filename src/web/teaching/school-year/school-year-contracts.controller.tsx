import { Controller, Get, Query, Req, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, type IdentifiedRequest, Requires } from '../../../identity/index.js';
import { Produces, notFound } from '../../../platform/http/index.js';
import { Pages } from '../../server/page-frames.js';
import { type ContractRun, ContractRuns } from './contract-runs.js';
import { ContractsPage, NoContractsPage } from './contracts-page.js';
import { SchoolYearBatch } from './school-year-batch.js';
import { ChosenQueryDto } from './school-year.dto.js';

/** How far a file has come. */
export interface ContractProgress {
  readonly done: number;
  readonly total: number;
  readonly ready: boolean;
}

/** Contracts of many in one file. */
@Controller('teaching/school-year')
export class SchoolYearContractsController {
  constructor(
    private readonly pages: Pages,
    private readonly batch: SchoolYearBatch,
    private readonly runs: ContractRuns,
  ) {}

  /** Begins the file and leads to it; where it takes longer than a moment, shows how far it has come. */
  @Get('contracts')
  @Requires('agreement:write')
  async begin(
    @CurrentActor() actor: Actor,
    @Query() query: ChosenQueryDto,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const { year } = this.batch.years(query.year);
    const run = await this.run(actor, query, request);
    if (run === undefined) return this.pages.render(request, reply, <NoContractsPage year={year} />);
    const asked = askedBy(query);
    const pdfHref = `/teaching/school-year/contracts.pdf?${asked}`;
    if (await this.runs.isSoonReady(run)) {
      this.pages.redirect(reply, pdfHref);
      return undefined;
    }
    const page = (
      <ContractsPage
        year={year}
        done={run.done}
        total={run.total}
        selfHref={`/teaching/school-year/contracts?${asked}`}
        progressHref={`/teaching/school-year/contracts/progress?${asked}`}
        pdfHref={pdfHref}
      />
    );
    return this.pages.render(request, reply, page);
  }

  /** For the page's script. */
  @Get('contracts/progress')
  @Requires('agreement:write')
  async progress(
    @CurrentActor() actor: Actor,
    @Query() query: ChosenQueryDto,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ContractProgress> {
    void reply.header('cache-control', 'no-store');
    const run = await this.run(actor, query, request);
    return { done: run?.done ?? 0, total: run?.total ?? 0, ready: run?.isReady ?? true };
  }

  /** The file, as soon as it is ready. @throws Problem 404 where there is no contract to print */
  @Get('contracts.pdf')
  @Requires('agreement:write')
  @Produces('application/pdf', 'binary')
  async file(
    @CurrentActor() actor: Actor,
    @Query() query: ChosenQueryDto,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { year } = this.batch.years(query.year);
    const pdf = await (await this.run(actor, query, request))?.pdf;
    if (pdf === undefined) throw notFound();
    void reply.header('cache-control', 'no-store');
    const disposition = `inline; filename="kontrakter-${year}.pdf"`;
    return new StreamableFile(pdf, { type: 'application/pdf', disposition });
  }

  private async run(
    actor: Actor,
    { year: wanted, chosen, all }: ChosenQueryDto,
    request: IdentifiedRequest,
  ): Promise<ContractRun | undefined> {
    const { year } = this.batch.years(wanted);
    const language = this.pages.language(request);
    const isAll = all === 'true';
    const lines = await this.batch.all(actor, { year, ids: isAll ? undefined : chosen }, language);
    // What somebody only waits for is printed where it was chosen.
    const items = lines.flatMap(({ item }) =>
      item !== null && item.printable && !(isAll && item.state === 'waiting') ? [item] : [],
    );
    if (items.length === 0) return undefined;
    return this.runs.of({
      userId: actor.userId,
      language: language === 'nn' ? 'nn' : 'nb',
      contracts: items.map(({ type, id, reservation }) => ({ type, id, reservation })),
      mark: JSON.stringify(items.map(({ contract, instrument, to }) => [contract, instrument?.code, to])),
    });
  }
}

/** The same choice in an address. */
function askedBy({ year = '', chosen, all = '' }: ChosenQueryDto): string {
  const query = new URLSearchParams({ year });
  if (all !== '') query.set('all', all);
  for (const id of chosen) query.append('chosen', id);
  return query.toString();
}
