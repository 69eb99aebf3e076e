import { Injectable, Logger, type OnModuleInit, type Type } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { CalendarDate } from '../calendar/index.js';

/** A part of what a night does. */
export abstract class NightlyStep {
  /** What it is about, in the log and at a terminal. */
  abstract readonly name: string;
  /**
   * Does it, and says in a line what was done. Safe to do twice, in several processes at once, and again after a crash in the middle.
   * @throws where something is left to be done again
   */
  abstract run(on: CalendarDate): Promise<string>;
  /** Says in a line what would be looked at. */
  abstract preview(on: CalendarDate): Promise<string>;
}

/** What a step said. */
export interface NightlyReport {
  readonly step: string;
  readonly text: string;
  readonly failed: boolean;
}

/** All that a night does, step by step. One that fails does not keep the others from being done. */
@Injectable()
export class NightlyRun implements OnModuleInit {
  private readonly log = new Logger('Nightly');
  private steps: readonly NightlyStep[] = [];

  /** @param table the class of each step, in their order; its module provides it */
  constructor(
    private readonly modules: ModuleRef,
    private readonly table: readonly Type<NightlyStep>[],
  ) {}

  /** @throws if a class of the table is provided by no module: such an application does not start */
  onModuleInit(): void {
    this.steps = this.table.map((step) => this.modules.get(step, { strict: false }));
  }

  async run(on: CalendarDate): Promise<NightlyReport[]> {
    return this.each((step) => step.run(on));
  }

  async preview(on: CalendarDate): Promise<NightlyReport[]> {
    return this.each((step) => step.preview(on));
  }

  private async each(work: (step: NightlyStep) => Promise<string>): Promise<NightlyReport[]> {
    const reports: NightlyReport[] = [];
    for (const step of this.steps) {
      try {
        reports.push({ step: step.name, text: await work(step), failed: false });
      } catch (error) {
        this.log.error(`${step.name} failed`, error instanceof Error ? error.stack : undefined);
        const text = error instanceof Error ? error.message : String(error);
        reports.push({ step: step.name, text: `failed: ${text}`, failed: true });
      }
    }
    return reports;
  }
}
