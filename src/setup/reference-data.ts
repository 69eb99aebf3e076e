import { ProgrammeEntity, shippedProgrammes } from '../borrowers/index.js';
import { InstrumentKindEntity, QualityGradeEntity, shippedGrades, shippedKinds } from '../inventory/index.js';
import { LoanRuleEntity, shippedRules } from '../loan-rules/index.js';
import type { Tx } from '../platform/database/index.js';

/** Writes what every installation starts with: kinds, grades, programmes and the rule matrix. */
export async function installReferenceData(tx: Tx): Promise<void> {
  for (const kind of shippedKinds) {
    await tx.insert(InstrumentKindEntity, { ...kind, sizes: JSON.stringify(kind.sizes) });
  }
  for (const grade of shippedGrades) await tx.insert(QualityGradeEntity, grade);
  for (const programme of shippedProgrammes) await tx.insert(ProgrammeEntity, programme);
  for (const rule of shippedRules) await tx.insert(LoanRuleEntity, rule);
}
