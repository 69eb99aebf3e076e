import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, MaxLength, Min } from 'class-validator';
import type { MessageState } from '../messages/index.js';

const states = ['queued', 'sent', 'failed', 'cancelled', 'no-contact'] as const satisfies readonly MessageState[];

/** What the list of reminders is asked for. */
export class ListRemindersDto {
  /** `queued` waits, `failed` will not be tried again by itself, `no-contact` has nobody with an address. */
  @IsOptional()
  @IsIn(states)
  state?: MessageState;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  limit?: number;

  @IsOptional()
  @IsString()
  @MaxLength(500)
  cursor?: string;
}
