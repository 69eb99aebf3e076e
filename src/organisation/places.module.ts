import { Module } from '@nestjs/common';
import { ClosureRepository } from './persistence/closure.repository.js';
import { PlaceRepository } from './persistence/place.repository.js';
import { Places } from './places.js';

/** Places alone, for processes without routes: what is read of them is kept in memory once. */
@Module({ providers: [ClosureRepository, PlaceRepository, Places], exports: [Places] })
export class PlacesModule {}
