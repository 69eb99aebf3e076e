import { Module } from '@nestjs/common';
import { ApiDocsController } from './api-docs.controller.js';
import { Housekeeping, NightlyHousekeeping } from './housekeeping.js';
import { OperationsController } from './operations.controller.js';
import { QueueMetrics } from './queue-metrics.js';

/** Health, metrics and the interface's own description. */
@Module({
  controllers: [OperationsController, ApiDocsController],
  providers: [QueueMetrics, Housekeeping, NightlyHousekeeping],
})
export class OperationsModule {}
