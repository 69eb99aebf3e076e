import { Module } from '@nestjs/common';
import { InventoryModule } from '../inventory/index.js';
import { OrganisationModule } from '../organisation/index.js';
import { CalendarFeedController } from './calendar-feed.controller.js';
import { FeedCalendar } from './feed-calendar.js';
import { FeedDays } from './feed-days.query.js';
import { FeedRepository } from './feed.repository.js';
import { Feeds } from './feeds.js';

/** Calendars of pick-ups and due days, at secret addresses that can be revoked. */
@Module({
  imports: [InventoryModule, OrganisationModule],
  controllers: [CalendarFeedController],
  providers: [FeedCalendar, FeedDays, FeedRepository, Feeds],
  exports: [Feeds],
})
export class CalendarFeedsModule {}
