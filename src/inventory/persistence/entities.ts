import { AccessoryEntity } from './accessory.entity.js';
import { GradingEntity } from './grading.entity.js';
import { InstrumentAliasEntity } from './instrument-alias.entity.js';
import { InstrumentKindEntity } from './instrument-kind.entity.js';
import { InstrumentWordEntity } from './instrument-word.entity.js';
import { InstrumentEntity } from './instrument.entity.js';
import { QualityGradeEntity } from './quality-grade.entity.js';
import { RepairEntity } from './repair.entity.js';
import { TransferEntity } from './transfer.entity.js';

/** Every table of this feature. */
export const inventoryEntities = [
  AccessoryEntity,
  GradingEntity,
  InstrumentAliasEntity,
  InstrumentKindEntity,
  InstrumentWordEntity,
  InstrumentEntity,
  QualityGradeEntity,
  RepairEntity,
  TransferEntity,
] as const;

export {
  AccessoryEntity,
  GradingEntity,
  InstrumentAliasEntity,
  InstrumentKindEntity,
  InstrumentWordEntity,
  InstrumentEntity,
  QualityGradeEntity,
  RepairEntity,
  TransferEntity,
};
