import { Body, Controller, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Public } from '../../identity/index.js';
import { localPath } from '../href.js';
import { Pages, languageCookie } from '../server/page-frames.js';
import { LanguageFormDto } from './access.dto.js';

/** The reader's choice of language, kept in a cookie of the browser. */
@Controller('language')
export class LanguageController {
  constructor(private readonly pages: Pages) {}

  @Post()
  @Public()
  choose(@Body() { language, returnTo }: LanguageFormDto, @Res({ passthrough: true }) reply: FastifyReply): void {
    const aYear = 365 * 24 * 60 * 60;
    this.pages.setCookie(reply, languageCookie, language, aYear);
    this.pages.redirect(reply, localPath(returnTo) ?? '/');
  }
}
