import { toBoolean, type UnitOfWork } from '../platform/database/index.js';

/** Tables with rows of their own in an empty register, which the migrations have put there. */
const filledByMigrations = ['outbox_queue'];

/**
 * Makes a database that is marked as a demonstration as empty as it was when it was migrated, in one unit that looks at the mark
 * itself.
 *
 * @param tables every table, those that refer to others first
 * @throws Error when the database is not marked; then nothing is removed
 */
export async function emptyDemo(unitOfWork: UnitOfWork, tables: readonly string[]): Promise<void> {
  await unitOfWork.run(async (tx) => {
    const row = await tx.one<{ demonstration: unknown }>('SELECT demonstration FROM installation FOR UPDATE');
    if (!toBoolean(row?.demonstration)) throw new Error('This database is not marked as a demonstration.');
    for (const table of tables.filter((name) => !filledByMigrations.includes(name)))
      await tx.run(`DELETE FROM "${table}"`);
  });
}
