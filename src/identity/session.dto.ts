import { IsNotEmpty, IsString, MaxLength } from 'class-validator';

/** User name and password. */
export class LogInDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  username!: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  password!: string;
}
