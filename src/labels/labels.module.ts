import { type DynamicModule, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { InventoryModule } from '../inventory/index.js';
import { CONFIG, type Config } from '../platform/config/index.js';
import { RegisterLabelItems } from './label-items.query.js';
import { LabelItems } from './label-items.js';
import { LabelsController } from './labels.controller.js';
import { LABEL_SETTINGS, type LabelSettings, Labels } from './labels.service.js';
import { LabelPress, openLabelPress } from './pdf/label-press.js';

/** Labels: the list of sheets, PDF sheets and single labels. */
@Module({})
export class LabelsModule implements OnApplicationShutdown {
  constructor(@Inject(LabelPress) private readonly press: LabelPress) {}

  /** @param demonstration whether the open database is marked as one */
  static with(demonstration: boolean): DynamicModule {
    return {
      module: LabelsModule,
      global: true,
      imports: [InventoryModule],
      controllers: [LabelsController],
      providers: [
        Labels,
        { provide: LabelItems, useClass: RegisterLabelItems },
        { provide: LabelPress, useFactory: openLabelPress },
        {
          provide: LABEL_SETTINGS,
          useFactory: (config: Config): LabelSettings => ({ baseUrl: config.baseUrl, demonstration }),
          inject: [CONFIG],
        },
      ],
      exports: [Labels],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.press.close();
  }
}
