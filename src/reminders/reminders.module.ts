import { type DynamicModule, Module } from '@nestjs/common';
import { DailySweep } from './daily-sweep.js';
import { DigestFactsQuery } from './persistence/digest-facts.query.js';
import { DueLoans } from './persistence/due-loans.query.js';
import { ReminderList } from './persistence/reminder-list.query.js';
import { ReminderRepository } from './persistence/reminder.repository.js';
import { ReminderContent } from './reminder-content.js';
import { RemindersController } from './reminders.controller.js';
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
      controllers: parts.routes ? [RemindersController] : [],
      providers: [
        DigestFactsQuery,
        DueLoans,
        ReminderContent,
        ReminderRepository,
        Sweep,
        ...(parts.sweepsDaily ? [DailySweep] : []),
        ...(parts.routes ? [ReminderList, RetryReminder] : []),
      ],
      exports: [Sweep, ...(parts.routes ? [ReminderList, RetryReminder] : [])],
    };
  }
}
