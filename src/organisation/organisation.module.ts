import { Module } from '@nestjs/common';
import { ChangePlaces } from './change-places.js';
import { PlaceRepository } from './persistence/place.repository.js';
import { PlacesController } from './places.controller.js';
import { Places } from './places.js';
import { NightlyTerms, ProposeTerms } from './propose-terms.js';

/** Municipalities, units, lending points, opening hours and terms. */
@Module({
  controllers: [PlacesController],
  providers: [ChangePlaces, NightlyTerms, PlaceRepository, Places, ProposeTerms],
  exports: [ChangePlaces, Places, ProposeTerms],
})
export class OrganisationModule {}
