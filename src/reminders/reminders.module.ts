import { type DynamicModule, Module } from '@nestjs/common';
import { PlacesModule } from '../organisation/index.js';
import { ReservationNews } from '../reservations/index.js';
import { DailySweep } from './daily-sweep.js';
import { DigestItems } from './digest-items.js';
import { DueFacts } from './due-facts.js';
import { NoticeContent } from './notice-content.js';
import { DigestFactsQuery } from './persistence/digest-facts.query.js';
import { DueLoans } from './persistence/due-loans.query.js';
import { DueReservations } from './persistence/due-reservations.query.js';
import { ReceiversQuery } from './persistence/receivers.query.js';
import { ReminderList } from './persistence/reminder-list.query.js';
import { ReminderRepository } from './persistence/reminder.repository.js';
import { QuietHours } from './quiet-hours.js';
import { ReminderContent } from './reminder-content.js';
import { RemindersController } from './reminders.controller.js';
import { ReservationNotices } from './reservation-notices.js';
import { RetryReminder } from './retry-reminder.js';
import { Sweep } from './sweep.js';

/** What borrowers are reminded of, when, and how its delivery stands. */
@Module({})
export class RemindersModule {
  /** @param parts what of it this process has: the routes, the daily sweep, or neither (a command) */
  static with(parts: { readonly routes: boolean; readonly sweepsDaily: boolean }): DynamicModule {
    return {
      module: RemindersModule,
      global: true,
      imports: [PlacesModule],
      controllers: parts.routes ? [RemindersController] : [],
      providers: [
        { provide: ReservationNews, useClass: ReservationNotices },
        DigestFactsQuery,
        DigestItems,
        DueFacts,
        DueLoans,
        DueReservations,
        NoticeContent,
        QuietHours,
        ReceiversQuery,
        ReminderContent,
        ReminderRepository,
        Sweep,
        ...(parts.sweepsDaily ? [DailySweep] : []),
        ...(parts.routes ? [ReminderList, RetryReminder] : []),
      ],
      exports: [ReservationNews, Sweep, ...(parts.routes ? [ReminderList, RetryReminder] : [])],
    };
  }
}
