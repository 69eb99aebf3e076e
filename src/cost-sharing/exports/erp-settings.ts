import { readFileSync } from 'node:fs';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config, ConfigurationError } from '../../platform/config/index.js';
import { type ErpMapping, MappingFault, readMapping, shippedMapping } from '../domain/erp-mapping.js';
import { functionOf } from '../domain/kostra.js';

/** How settlements are written for the ERP: as shipped, or as the file of `ERP_CONFIG` says. Read once, at start. */
@Injectable()
export class ErpSettings {
  readonly mapping: ErpMapping;

  /** @throws ConfigurationError naming the part of the file that is wrong */
  constructor(@Inject(CONFIG) { erpConfig }: Pick<Config, 'erpConfig'>) {
    this.mapping = erpConfig === null ? shippedMapping : readFile(erpConfig);
  }

  /** KOSTRA function of a unit in a year. */
  functionOf({ id, kind }: { readonly id: string; readonly kind: string }, year: number): string {
    return this.mapping.units[id]?.function ?? functionOf(this.mapping.kostra, kind, year);
  }
}

function readFile(file: string): ErpMapping {
  let given: unknown;
  try {
    given = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new ConfigurationError('ERP_CONFIG', 'must name a file of JSON that can be read');
  }
  try {
    return readMapping(given);
  } catch (error) {
    if (!(error instanceof MappingFault)) throw error;
    throw new ConfigurationError('ERP_CONFIG', `must be right in its file: ${error.message}`);
  }
}
