import { Module } from '@nestjs/common';
import { CalendarFeedsModule } from '../../calendar-feeds/index.js';
import { CalendarController } from './calendar.controller.js';

/** The page of calendars. */
@Module({ imports: [CalendarFeedsModule], controllers: [CalendarController] })
export class CalendarPagesModule {}
