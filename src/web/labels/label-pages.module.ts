import { Module } from '@nestjs/common';
import { InventoryModule } from '../../inventory/index.js';
import { LabelChoice } from './label-choice.js';
import { LabelPagesController } from './labels.controller.js';

/** The page of labels. */
@Module({
  imports: [InventoryModule],
  controllers: [LabelPagesController],
  providers: [LabelChoice],
})
export class LabelPagesModule {}
