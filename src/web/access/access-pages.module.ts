import { Module } from '@nestjs/common';
import { SetUpModule } from '../../setup/index.js';
import { AccessController } from './access.controller.js';
import { DemoLogIns } from './demo-log-ins.js';
import { LanguageController } from './language.controller.js';
import { SetUpController } from './set-up.controller.js';

/** Log-in, language and set-up. */
@Module({
  imports: [SetUpModule],
  controllers: [AccessController, LanguageController, SetUpController],
  providers: [DemoLogIns],
})
export class AccessPagesModule {}
