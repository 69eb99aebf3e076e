import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/index.js';
import type { Actor } from '../../identity/index.js';
import { Places } from '../../organisation/index.js';
import { Clock } from '../../platform/clock/index.js';
import type { Tx } from '../../platform/database/index.js';
import { Commands, type Done, type FieldError, type IdempotencyClaim, badInput } from '../../platform/http/index.js';
import { newId } from '../../platform/ids/index.js';
import { type InstrumentCode, generateCode, readInstrumentCode } from '../domain/instrument-code.js';
import type { Condition } from '../domain/instrument-state.js';
import { inventoryTexts } from '../inventory.texts.js';
import { GradingEntity } from '../persistence/entities.js';
import { type AccessoryInput, InstrumentRepository } from '../persistence/instrument.repository.js';
import { InstrumentChecks } from './instrument-checks.js';

type Text = string | null | undefined;

/** An instrument as somebody registers it. */
export interface InstrumentRegistration {
  /** A code that is on its label already; a random one is made where none is given. */
  readonly code?: Text;
  readonly kind: string;
  readonly size?: Text;
  readonly maker?: Text;
  readonly model?: Text;
  readonly serialNumber?: Text;
  readonly grade: string;
  /** Why it has this grade. */
  readonly gradeReason?: Text;
  readonly condition?: Condition | null | undefined;
  readonly homePoint: string;
  /** Where it is; at home if left out. */
  readonly currentPoint?: Text;
  /** The unit of the home point if left out. */
  readonly owner?: Text;
  /** The owner if left out. */
  readonly manager?: Text;
  readonly funder?: Text;
  readonly valueOre?: number | null | undefined;
  readonly note?: Text;
  readonly accessories?:
    readonly { readonly name: string; readonly present?: boolean | undefined }[] | null | undefined;
  readonly aliases?: readonly string[] | null | undefined;
}

/** Registers instruments, each with its code, accessories, aliases and first grading. */
@Injectable()
export class RegisterInstrument {
  constructor(
    private readonly commands: Commands,
    private readonly instruments: InstrumentRepository,
    private readonly checks: InstrumentChecks,
    private readonly places: Places,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem 400 naming every wrong field with its remedy */
  async execute(
    actor: Actor,
    input: InstrumentRegistration,
    claim: IdempotencyClaim | undefined,
  ): Promise<Done<{ code: string }>> {
    return this.commands.run(claim, async (tx) => {
      const code = await this.store(tx, actor, input);
      return { status: 201, ref: { code } };
    });
  }

  private async store(tx: Tx, actor: Actor, input: InstrumentRegistration): Promise<InstrumentCode> {
    const { homePoint, grade, size = null } = input;
    const currentPoint = input.currentPoint ?? homePoint;
    const home = await this.places.point(tx, homePoint);
    const owner = input.owner ?? home?.unit ?? actor.unitId;
    const manager = input.manager ?? owner;
    const { code, errors: codeErrors } = codeOf(input.code);
    const { kind, errors } = await this.checks.check(tx, { kind: input.kind, size, owner, manager, homePoint });
    const { aliases, errors: aliasErrors } = this.checks.aliases(input.aliases ?? []);
    errors.push(...codeErrors, ...aliasErrors, ...(await this.checks.gradeErrors(tx, grade)));
    if (currentPoint !== homePoint) errors.push(...(await this.checks.pointErrors(tx, 'currentPoint', currentPoint)));
    const taken = await this.instruments.taken(tx, code, aliases);
    if (taken.code) errors.push({ field: 'code', code: 'code-taken' });
    errors.push(...takenErrors(taken.aliases));
    if (kind === undefined || errors.length > 0) throw badInput(errors);
    const now = this.clock.now();
    const instrument = {
      code,
      kindId: kind.id,
      size,
      maker: input.maker ?? null,
      model: input.model ?? null,
      serialNumber: input.serialNumber ?? null,
      gradeId: grade,
      condition: input.condition ?? 'fine',
      state: 'available',
      ownerUnitId: owner,
      managerUnitId: manager,
      homePointId: homePoint,
      currentPointId: currentPoint,
      funder: input.funder ?? null,
      valueOre: input.valueOre ?? null,
      dueOn: null,
      freeFrom: null,
      note: input.note ?? null,
      registeredAt: now,
      version: 1,
    };
    await this.instruments.add(tx, instrument, kind, aliases);
    await this.instruments.addAccessories(tx, code, accessoriesOf(input), 0);
    await tx.insert(GradingEntity, {
      id: newId(),
      instrumentCode: code,
      gradeId: grade,
      reason: input.gradeReason ?? inventoryTexts(actor.language, 'first-grading'),
      gradedBy: actor.userId,
      gradedAt: now,
    });
    await this.audit.append(tx, {
      actorId: actor.userId,
      action: 'instrument.registered',
      subjectType: 'instrument',
      subjectId: code,
      instrumentCode: code,
      detail: { kind: kind.id, size, grade, owner, manager, homePoint, currentPoint },
    });
    return code;
  }
}

/** The errors of aliases that belong to other instruments. */
export function takenErrors(aliases: readonly string[]): FieldError[] {
  return aliases.map((alias) => ({ field: 'aliases', code: 'alias-taken', params: { alias } }));
}

function accessoriesOf({ accessories }: InstrumentRegistration): AccessoryInput[] {
  return (accessories ?? []).map(({ name, present = true }) => ({ name, present }));
}

function codeOf(given: Text): { code: InstrumentCode; errors: FieldError[] } {
  const code = given == null ? undefined : readInstrumentCode(given);
  const wrong = given != null && code === undefined;
  return {
    code: code ?? generateCode(randomBytes),
    errors: wrong ? [{ field: 'code', code: 'code-not-valid' }] : [],
  };
}
