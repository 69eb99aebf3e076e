import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/index.js';
import type { Actor } from '../../identity/index.js';
import type { Tx } from '../../platform/database/index.js';
import { Commands, type FieldError, Problem, badInput, notFound } from '../../platform/http/index.js';
import { CirculationState, type InstrumentAccessory } from '../circulation/circulation.repository.js';
import { InstrumentCodes } from '../instrument-codes.js';
import {
  type AccessoryInput,
  type InstrumentFields,
  InstrumentRepository,
  type StoredInstrument,
} from '../persistence/instrument.repository.js';
import { InstrumentChecks } from '../register/instrument-checks.js';
import { takenErrors } from '../register/register-instrument.js';

type Change<T> = { readonly [F in keyof T]?: T[F] | undefined };

/** What is to change; what is `undefined` stays as it is. Accessories and aliases replace those there are. */
export interface InstrumentChange extends Change<InstrumentFields> {
  readonly accessories?: readonly AccessoryChange[] | undefined;
  readonly aliases?: readonly string[] | undefined;
}

/** With `id` an accessory that is there already, whose `undefined` fields stay as they are. */
export interface AccessoryChange {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  readonly present?: boolean | undefined;
}

/** Puts right what is written of an instrument. Grade, state and place have their own use cases. */
@Injectable()
export class ChangeInstrument {
  constructor(
    private readonly commands: Commands,
    private readonly codes: InstrumentCodes,
    private readonly instruments: InstrumentRepository,
    private readonly circulation: CirculationState,
    private readonly checks: InstrumentChecks,
    private readonly audit: AuditLog,
  ) {}

  /**
   * @returns the canonical code
   * @throws Problem 404; 412 if it was changed meanwhile; 400 naming every wrong field with its remedy
   */
  async execute(actor: Actor, text: string, version: number, change: InstrumentChange): Promise<string> {
    const done = await this.commands.run(undefined, async (tx) => {
      const code = await this.codes.resolve(tx, text);
      const before = code === undefined ? undefined : await this.instruments.lock(tx, code);
      if (before === undefined) throw notFound();
      if (before.version !== version) throw new Problem(412, 'changed-meanwhile');
      await this.store(tx, actor, before, change);
      return { status: 200, ref: before.code };
    });
    return done.ref;
  }

  private async store(tx: Tx, actor: Actor, before: StoredInstrument, change: InstrumentChange): Promise<void> {
    const { code } = before;
    const after = fieldsAfter(before, change);
    const { kind, errors } = await this.checks.check(tx, after);
    const aliasesBefore = await this.instruments.aliasesOf(tx, code);
    const { aliases, errors: aliasErrors } = this.checks.aliases(change.aliases ?? aliasesBefore);
    const taken = await this.instruments.taken(tx, code, aliases);
    const accessoriesBefore = await this.circulation.accessoriesOf(tx, code);
    const merged = mergeAccessories(accessoriesBefore, change.accessories);
    errors.push(...aliasErrors, ...takenErrors(taken.aliases), ...merged.errors);
    if (await this.instruments.haveBeenLent(tx, merged.removed)) {
      errors.push({ field: 'accessories', code: 'accessory-in-loans' });
    }
    if (kind === undefined || errors.length > 0) throw badInput(errors);
    if (!(await this.instruments.change(tx, before, after, kind, aliases))) throw new Problem(412, 'changed-meanwhile');
    if (change.aliases !== undefined) await this.instruments.replaceAliases(tx, code, aliases);
    if (change.accessories !== undefined) {
      await this.instruments.removeAccessories(tx, code, merged.removed);
      await this.instruments.arrangeAccessories(tx, code, merged.accessories);
    }
    const names = (list: readonly { readonly name: string }[]): string[] => list.map(({ name }) => name);
    await this.audit.append(tx, {
      actorId: actor.userId,
      action: 'instrument.changed',
      subjectType: 'instrument',
      subjectId: code,
      instrumentCode: code,
      detail: {
        ...changes(before, after),
        ...(change.aliases === undefined ? {} : { aliases: [aliasesBefore, aliases] }),
        ...(change.accessories === undefined
          ? {}
          : { accessories: [names(accessoriesBefore), names(merged.accessories)] }),
      },
    });
  }
}

const changeable = [
  'kind',
  'size',
  'maker',
  'model',
  'serialNumber',
  'condition',
  'owner',
  'manager',
  'homePoint',
  'funder',
  'valueOre',
  'note',
] as const satisfies readonly (keyof InstrumentFields)[];

function fieldsAfter(before: StoredInstrument, change: InstrumentChange): InstrumentFields {
  const given = changeable.filter((field) => change[field] !== undefined).map((field) => [field, change[field]]);
  return { ...before, ...(Object.fromEntries(given) as Partial<InstrumentFields>) };
}

/** Old and new value of each field that changed; of the free note only that it did. */
function changes(before: InstrumentFields, after: InstrumentFields): Record<string, unknown> {
  const changed = changeable.filter((field) => before[field] !== after[field]);
  return Object.fromEntries(
    changed.map((field) => [field, field === 'note' ? 'changed' : [before[field], after[field]]]),
  );
}

/** The accessories after a change, those that go, and what is wrong with it. */
function mergeAccessories(
  stored: readonly InstrumentAccessory[],
  given: readonly AccessoryChange[] | undefined,
): { accessories: AccessoryInput[]; removed: string[]; errors: FieldError[] } {
  if (given === undefined) return { accessories: [...stored], removed: [], errors: [] };
  const errors: FieldError[] = [];
  const kept = new Set<string>();
  const accessories = given.map((change, row): AccessoryInput => {
    const known = stored.find(({ id }) => id === change.id);
    const name = change.name ?? known?.name ?? '';
    if (change.id !== undefined && (known === undefined || kept.has(change.id))) {
      errors.push({ field: `accessories.${row}.id`, code: known === undefined ? 'not-an-id' : 'given-twice' });
    }
    if (name === '') errors.push({ field: `accessories.${row}.name`, code: 'required' });
    if (known !== undefined) kept.add(known.id);
    return { id: known?.id, name, present: change.present ?? known?.present ?? true };
  });
  return { accessories, removed: stored.map(({ id }) => id).filter((id) => !kept.has(id)), errors };
}
