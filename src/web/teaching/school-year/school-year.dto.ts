import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';

/** So many lines are chosen at once at most: as many as a page has. */
const mostChosen = 200;

/** A field that may be sent once, several times or not at all, as a list. */
const Several = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (value === undefined || value === '' ? [] : [value].flat()));

/** Which school year; the one that is planned for now, if it is left out. */
export class SchoolYearQueryDto {
  @IsOptional()
  @IsString()
  @Matches(/^(\d{4}-\d{4})?$/u, { context: { code: 'not-valid' } })
  year?: string;

  @IsOptional()
  @IsString()
  @MaxLength(300)
  cursor?: string;
}

/** Which lines of a school year something is done with. */
export class ChosenQueryDto {
  @IsOptional()
  @IsString()
  @Matches(/^(\d{4}-\d{4})?$/u, { context: { code: 'not-valid' } })
  year?: string;

  /** Ids of reservations and loans. */
  @Several()
  @IsArray()
  @ArrayMaxSize(mostChosen)
  @IsString({ each: true })
  @MaxLength(60, { each: true })
  chosen: string[] = [];

  /** All of the school year. */
  @IsOptional()
  @IsIn(['', 'true'])
  all?: '' | 'true';
}
