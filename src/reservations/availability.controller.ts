import { Controller, Get, Param, Query } from '@nestjs/common';
import { Requires } from '../identity/index.js';
import { AvailabilityQueryDto, DaysQueryDto } from './queries/availability.dto.js';
import { Availability, type AvailabilityAnswer } from './queries/availability.js';

/** What is free when. It says that something is taken, never for whom. */
@Controller('api/v1')
export class AvailabilityController {
  constructor(private readonly availability: Availability) {}

  /** Of a kind: a page by size and code, and how many of all are free for the whole period. */
  @Get('availability')
  @Requires('instrument:read')
  ofKind(@Query() query: AvailabilityQueryDto): Promise<AvailabilityAnswer> {
    return this.availability.of(query);
  }

  /** The same of one instrument. */
  @Get('instruments/:code/availability')
  @Requires('instrument:read')
  ofInstrument(@Param('code') code: string, @Query() query: DaysQueryDto): Promise<AvailabilityAnswer> {
    return this.availability.ofInstrument(code, query);
  }
}
