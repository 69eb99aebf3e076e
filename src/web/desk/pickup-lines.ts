import { Injectable } from '@nestjs/common';
import type { Actor } from '../../identity/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Reader } from '../../platform/database/index.js';
import { notFound } from '../../platform/http/index.js';
import type { Language } from '../../platform/i18n/index.js';
import { PickupList } from '../../reservations/index.js';
import { Names } from '../server/names.js';
import type { PickupLine } from './pickups-page.js';

/** The list of the actor's own unit in words. */
@Injectable()
export class PickupLines {
  constructor(
    private readonly list: PickupList,
    private readonly names: Names,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  async of(actor: Actor, language: Language): Promise<PickupLine[]> {
    const names = await this.names.in(language);
    const tasks = await this.list.of(this.reader, actor.unitId, this.clock.today());
    return tasks.map(({ instrument, kind, size, point, pickupPoint, ...task }) => ({
      ...task,
      code: instrument,
      what: [names.kind(kind), size].filter(Boolean).join(' '),
      place: names.point(point),
      pickupPoint: pickupPoint === null ? null : { id: pickupPoint, name: names.point(pickupPoint) },
    }));
  }

  /** What stands on a hold shelf of the unit for a reservation. @throws Problem 404 where nothing does */
  async ready(actor: Actor, language: Language, reservation: string | undefined): Promise<PickupLine> {
    const lines = await this.of(actor, language);
    const line = lines.find((one) => one.step === 'ready' && one.reservation === reservation);
    if (line === undefined) throw notFound();
    return line;
  }
}
