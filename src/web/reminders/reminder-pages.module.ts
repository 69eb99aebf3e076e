import { Module } from '@nestjs/common';
import { InventoryModule } from '../../inventory/index.js';
import { ReminderRows } from './reminder-rows.js';
import { ReminderPagesController } from './reminders.controller.js';

/** The page of reminders. */
@Module({
  imports: [InventoryModule],
  controllers: [ReminderPagesController],
  providers: [ReminderRows],
})
export class ReminderPagesModule {}
