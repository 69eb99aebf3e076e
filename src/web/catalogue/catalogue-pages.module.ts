import { Module } from '@nestjs/common';
import { InventoryModule } from '../../inventory/index.js';
import { OrganisationModule } from '../../organisation/index.js';
import { CatalogueReader } from './catalogue-reader.js';
import { CatalogueController } from './catalogue.controller.js';

/** The public pages. */
@Module({
  imports: [InventoryModule, OrganisationModule],
  controllers: [CatalogueController],
  providers: [CatalogueReader],
})
export class CataloguePagesModule {}
