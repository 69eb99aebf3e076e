import type Sqlite from 'better-sqlite3';

/** The driver is built for each machine, and an installation on PostgreSQL may do without it. */
export async function sqliteDriver(): Promise<typeof Sqlite> {
  try {
    return (await import('better-sqlite3')).default;
  } catch (cause) {
    throw new Error(
      'The SQLite driver better-sqlite3 is not installed: it needs a C++ compiler, make and python3; then type npm ci again',
      { cause },
    );
  }
}
