import { Module } from '@nestjs/common';
import { Charges } from './charges.js';

/** What borrowers are to pay. */
@Module({ providers: [Charges], exports: [Charges] })
export class ChargesModule {}
