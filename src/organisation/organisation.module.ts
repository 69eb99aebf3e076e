import { Module } from '@nestjs/common';
import { ChangePlaces } from './change-places.js';
import { ChangeTerms } from './change-terms.js';
import { ChangeUnits } from './change-units.js';
import { Closures } from './closures.js';
import { ClosureRepository } from './persistence/closure.repository.js';
import { PlaceRepository } from './persistence/place.repository.js';
import { PlacesController } from './places.controller.js';
import { PlacesModule } from './places.module.js';
import { NightlyTerms, ProposeTerms } from './propose-terms.js';
import { TermsController } from './terms.controller.js';
import { UnitsController } from './units.controller.js';

/** Municipalities, units, lending points, opening hours and terms. */
@Module({
  imports: [PlacesModule],
  controllers: [PlacesController, TermsController, UnitsController],
  providers: [
    ChangePlaces,
    ChangeTerms,
    ChangeUnits,
    ClosureRepository,
    Closures,
    NightlyTerms,
    PlaceRepository,
    ProposeTerms,
  ],
  exports: [ChangePlaces, ChangeTerms, ChangeUnits, Closures, PlacesModule, ProposeTerms],
})
export class OrganisationModule {}
