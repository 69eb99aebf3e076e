import { Module } from '@nestjs/common';
import { BorrowersModule } from '../borrowers/index.js';
import { Coverages } from './coverages.js';
import { CoveredParts } from './covered-parts.query.js';
import { CoverageRepository } from './persistence/coverage.repository.js';

/** What part of a charge is covered; names no payer. */
@Module({
  imports: [BorrowersModule],
  providers: [CoverageRepository, Coverages, CoveredParts],
  exports: [Coverages, CoveredParts],
})
export class CoverageModule {}
