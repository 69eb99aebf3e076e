import { Module } from '@nestjs/common';
import { AcceptanceController } from './acceptance.controller.js';

/** The pages of signed links. */
@Module({ controllers: [AcceptanceController] })
export class AcceptancePagesModule {}
