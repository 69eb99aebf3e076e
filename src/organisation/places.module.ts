import { Module } from '@nestjs/common';
import { PlaceRepository } from './persistence/place.repository.js';
import { Places } from './places.js';

/** Places alone, for processes without routes: what is read of them is kept in memory once. */
@Module({ providers: [PlaceRepository, Places], exports: [Places] })
export class PlacesModule {}
