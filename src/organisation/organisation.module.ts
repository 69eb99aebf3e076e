import { Module } from '@nestjs/common';
import { ChangePlaces } from './change-places.js';
import { ChangeTerms } from './change-terms.js';
import { ChangeUnits } from './change-units.js';
import { PlaceRepository } from './persistence/place.repository.js';
import { PlacesController } from './places.controller.js';
import { Places } from './places.js';
import { NightlyTerms, ProposeTerms } from './propose-terms.js';
import { TermsController } from './terms.controller.js';
import { UnitsController } from './units.controller.js';

/** Municipalities, units, lending points, opening hours and terms. */
@Module({
  controllers: [PlacesController, TermsController, UnitsController],
  providers: [ChangePlaces, ChangeTerms, ChangeUnits, NightlyTerms, PlaceRepository, Places, ProposeTerms],
  exports: [ChangePlaces, ChangeTerms, ChangeUnits, Places, ProposeTerms],
})
export class OrganisationModule {}
