import type { LedgerType } from './cost-types.js';
import type { LedgerLine, Side } from './ledger-lines.js';

/** A total of fewer facts is not shown: it could tell whose they are. */
export const leastFacts = 5;

/** A total of a settlement. `merged` stands for types of cost that had too few facts each. */
export interface SettledLine {
  readonly unit: string;
  readonly costType: LedgerType | 'merged';
  readonly side: Side;
  readonly amountOre: number;
  readonly facts: number;
  readonly art: string;
}

/** An entry as the settlement sees it. A correction (revision above 0) is no fact of its own. */
export interface SettledEntry {
  readonly id: string;
  readonly revision: number;
  readonly lines: readonly LedgerLine[];
}

interface Group {
  readonly unit: string;
  readonly costType: LedgerType;
  readonly side: Side;
  readonly art: string;
  amountOre: number;
  facts: number;
  /** Its entries, as long as they may be too few. */
  ids: string[] | null;
}

/** Adds up entries, in memory for units and types of cost, not for entries. */
class Totals {
  private readonly groups = new Map<string, Group>();

  add({ id, revision, lines }: SettledEntry): void {
    for (const { unit, costType, side, art, amountOre } of lines) {
      const key = `${unit} ${side} ${art} ${costType}`;
      const group = this.groups.get(key) ?? { unit, costType, side, art, amountOre: 0, facts: 0, ids: [] };
      this.groups.set(key, group);
      group.amountOre += amountOre;
      if (revision === 0) group.facts += 1;
      if (group.facts >= leastFacts) group.ids = null;
      else group.ids?.push(id);
    }
  }

  /**
   * The totals, in a fixed order. What has too few facts is merged with the others of its unit and side, and where also that is too few,
   * `moved` names the entries that have to wait for a later quarter: whole entries, so that what stays nets to zero.
   */
  result(): { readonly lines: readonly SettledLine[]; readonly moved: ReadonlySet<string> } {
    const lines: SettledLine[] = [];
    const moved = new Set<string>();
    const merged = new Map<string, Group[]>();
    for (const group of this.groups.values()) {
      if (group.facts >= leastFacts) {
        lines.push(lineOf(group, group.costType, group.amountOre, group.facts));
        continue;
      }
      const key = `${group.unit} ${group.side} ${group.art}`;
      merged.set(key, [...(merged.get(key) ?? []), group]);
    }
    for (const few of merged.values()) {
      const facts = few.reduce((sum, group) => sum + group.facts, 0);
      const [first] = few;
      if (first !== undefined && facts >= leastFacts) {
        const amount = few.reduce((sum, group) => sum + group.amountOre, 0);
        lines.push(lineOf(first, 'merged', amount, facts));
      } else {
        for (const id of few.flatMap(({ ids }) => ids ?? [])) moved.add(id);
      }
    }
    return { lines: lines.sort((one, other) => (sortKey(one) < sortKey(other) ? -1 : 1)), moved };
  }
}

function lineOf(group: Group, costType: LedgerType | 'merged', amountOre: number, facts: number): SettledLine {
  const { unit, side, art } = group;
  return { unit, costType, side, amountOre, facts, art };
}

function sortKey({ unit, side, costType, art }: SettledLine): string {
  return `${unit} ${side === 'debit' ? 0 : 1} ${costType} ${art}`;
}

/**
 * Settles entries that can be read again and again: as long as some have to move on, without those once more, for what is left may
 * have become too few. Ends, because each round moves at least one more.
 */
export async function settle(
  read: () => AsyncIterable<readonly SettledEntry[]>,
): Promise<{ readonly lines: readonly SettledLine[]; readonly moved: ReadonlySet<string> }> {
  const moved = new Set<string>();
  for (;;) {
    const totals = new Totals();
    for await (const entries of read()) {
      for (const entry of entries) if (!moved.has(entry.id)) totals.add(entry);
    }
    const result = totals.result();
    if (result.moved.size === 0) return { lines: result.lines, moved };
    for (const id of result.moved) moved.add(id);
  }
}
