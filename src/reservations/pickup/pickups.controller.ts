import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../../identity/index.js';
import { type InstrumentAnswer, InstrumentView, type NextStep } from '../../inventory/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Reader } from '../../platform/database/index.js';
import { Idempotency, type IdempotencyClaim } from '../../platform/http/index.js';
import { PickupList, type PickupTask } from '../queries/pickup-list.query.js';
import { ReservationQuery, type ReservationView } from '../queries/reservation.query.js';
import { ClearShelf } from './clear-shelf.js';
import { PutOnShelf } from './put-on-shelf.js';

/** What is to be done at the own unit's desks with what is promised. */
export interface PickupTasks {
  readonly items: readonly PickupTask[];
}

/** An instrument that was taken off the hold shelf, and where it goes. */
export interface ClearedAnswer {
  readonly instrument: InstrumentAnswer;
  readonly next: NextStep;
}

/** Hold shelves. */
@Controller('api/v1')
export class PickupsController {
  constructor(
    private readonly list: PickupList,
    private readonly putOnShelf: PutOnShelf,
    private readonly clearShelf: ClearShelf,
    private readonly query: ReservationQuery,
    private readonly instruments: InstrumentView,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /** What to fetch, what to send, what is ready and what to clear, by day; no person is named. */
  @Get('pickups')
  @Requires('reservation:write')
  async pickups(@CurrentActor() actor: Actor): Promise<PickupTasks> {
    return { items: await this.list.of(this.reader, actor.unitId, this.clock.today()) };
  }

  /** Puts the copy on the hold shelf, and gives it its pick-up code. */
  @Post('reservations/:id/ready')
  @Requires('reservation:write')
  @HttpCode(200)
  async ready(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Idempotency() claim: IdempotencyClaim | undefined,
  ): Promise<ReservationView> {
    const { ref } = await this.putOnShelf.execute(actor, id, claim);
    return this.query.byId(actor, ref.reservation);
  }

  /** Takes an instrument off the hold shelf: it goes to the next who is promised it, home, or to the shelf. */
  @Post('instruments/:code/hold-shelf-clearing')
  @Requires('reservation:write')
  @HttpCode(200)
  async cleared(
    @CurrentActor() actor: Actor,
    @Param('code') text: string,
    @Idempotency() claim: IdempotencyClaim | undefined,
  ): Promise<ClearedAnswer> {
    const { ref } = await this.clearShelf.execute(actor, text, claim);
    return { instrument: await this.instruments.byCode(ref.code), next: ref.next };
  }
}
