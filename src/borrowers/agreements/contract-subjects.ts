import { Injectable, type OnModuleInit, type Type } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { Queries, Tx } from '../../platform/database/index.js';
import type { ContractAddendum, ContractIds, ContractSubject, SubjectFacts } from './contract-subject.js';
import type { AgreementOutcome, AgreementSubject, SubjectType } from './domain/agreement.js';

/** Which class tells about each kind of thing that this installation makes contracts about. */
export type SubjectTable = Readonly<Record<SubjectType, Type<ContractSubject>>>;

/** Finds who tells about what a contract is about. */
@Injectable()
export class ContractSubjects implements OnModuleInit {
  private readonly found = new Map<string, ContractSubject>();

  constructor(
    private readonly modules: ModuleRef,
    private readonly table: SubjectTable,
  ) {}

  /** @throws if a class of the table is provided by no module: such an application does not start */
  onModuleInit(): void {
    for (const [type, provider] of Object.entries(this.table)) {
      this.found.set(type, this.modules.get(provider, { strict: false }));
    }
  }

  async factsOf(queries: Queries, { type, id }: AgreementSubject): Promise<SubjectFacts | undefined> {
    return (await this.found.get(type)?.factsOf(queries, [id]))?.get(id);
  }

  /** The facts of several, by the id of each: ids are random, and no two kinds of things share one. */
  async factsOfMany(
    queries: Queries,
    { reservations, loans }: ContractIds,
  ): Promise<ReadonlyMap<string, SubjectFacts>> {
    const ofReservations = await this.found.get('reservation')?.factsOf(queries, reservations);
    const ofLoans = await this.found.get('loan')?.factsOf(queries, loans);
    return new Map([...(ofReservations ?? []), ...(ofLoans ?? [])]);
  }

  async answered(tx: Tx, { type, id }: AgreementSubject, outcome: AgreementOutcome): Promise<void> {
    await this.found.get(type)?.answered(tx, id, outcome);
  }

  /** What was changed since of what contracts cover, whoever knows of it. */
  async addenda(queries: Queries, about: ContractIds): Promise<ContractAddendum[]> {
    const told: ContractAddendum[] = [];
    for (const subject of this.found.values()) told.push(...(await subject.addenda(queries, about)));
    return told;
  }
}
