import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { AuditLog } from '../audit/index.js';
import { schoolYearOf } from '../platform/calendar/index.js';
import { Clock } from '../platform/clock/index.js';
import { CONFIG, type Config } from '../platform/config/index.js';
import { type Tx, UnitOfWork } from '../platform/database/index.js';
import { Daily } from '../platform/schedule/index.js';
import { TermEntity } from './persistence/entities.js';
import { Places } from './places.js';
import { type ProposedTerm, proposedTerms } from './seed/terms.js';

/** This school year and the two that follow: no loan begins in a later one, nor is due in it by its rule. */
const schoolYearsAhead = [0, 1, 2];
/** Local time at which nobody is at a desk. */
const at = '03:40';

/**
 * Gives each municipality the usual terms of this school year and the next two, where it has set none of a year: what is lent
 * for a fee must find a term to charge. A school year of which somebody has set a term is left as it is.
 */
@Injectable()
export class ProposeTerms {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly places: Places,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    const thisYear = Number(schoolYearOf(this.clock.today()).slice(0, 4));
    const years = schoolYearsAhead.map((ahead) => proposedTerms(thisYear + ahead));
    const added = await this.unitOfWork.run(async (tx) => {
      const municipalities = await tx.all<{ id: string }>('SELECT id FROM municipality ORDER BY id');
      let count = 0;
      for (const { id } of municipalities) for (const terms of years) count += await this.year(tx, id, terms);
      return count;
    });
    if (added > 0) this.places.forget();
  }

  /** @returns how many terms were added: all of a school year, or none */
  private async year(tx: Tx, municipalityId: string, terms: readonly ProposedTerm[]): Promise<number> {
    const schoolYear = terms[0]?.schoolYear ?? '';
    const known = await tx.all('SELECT id FROM term WHERE municipality_id = $1 AND school_year = $2', [
      municipalityId,
      schoolYear,
    ]);
    if (known.length > 0) return 0;
    for (const term of terms) {
      const taken = await tx.one('SELECT id FROM term WHERE id = $1', [term.id]);
      const id = taken === undefined ? term.id : `${term.id}-${municipalityId}`.slice(0, 60);
      await tx.insert(TermEntity, { ...term, id, municipalityId, version: 1 });
    }
    await this.audit.append(tx, {
      actorId: null,
      action: 'terms.proposed',
      subjectType: 'municipality',
      subjectId: municipalityId,
      detail: { schoolYear },
    });
    return terms.length;
  }
}

/** Does it every night. */
@Injectable()
export class NightlyTerms implements OnApplicationBootstrap {
  constructor(
    private readonly daily: Daily,
    private readonly terms: ProposeTerms,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onApplicationBootstrap(): void {
    this.daily.start({ name: 'terms', at, zone: this.config.timeZone, run: () => this.terms.run() });
  }
}
