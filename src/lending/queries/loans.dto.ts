import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, MaxLength, Min } from 'class-validator';

/** Which loans a list shows. */
export class LoansQueryDto {
  @IsOptional()
  @IsIn(['open', 'overdue', 'returned'])
  state?: 'open' | 'overdue' | 'returned';

  /** Id of a borrower. */
  @IsOptional()
  @IsString()
  @MaxLength(60)
  borrower?: string;

  /** Code, alias or label address of an instrument that the loan has, or had before it was replaced. */
  @IsOptional()
  @IsString()
  @MaxLength(60)
  instrument?: string;

  /** Slug of the lending point where it went out. */
  @IsOptional()
  @IsString()
  @MaxLength(60)
  point?: string;

  /** How many; more than 200 counts as 200. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  limit?: number;

  /** `nextCursor` of the page before. */
  @IsOptional()
  @IsString()
  @MaxLength(300)
  cursor?: string;
}
