import { Module } from '@nestjs/common';
import { ReservationsModule } from '../../reservations/index.js';
import { TimelineController } from './timeline.controller.js';

/** The page that shows what is free when. */
@Module({ imports: [ReservationsModule], controllers: [TimelineController] })
export class AvailabilityPagesModule {}
