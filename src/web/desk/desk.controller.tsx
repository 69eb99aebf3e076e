import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, type IdentifiedRequest, Requires } from '../../identity/index.js';
import { DeskForms } from './desk-forms.js';
import { DeskScreen } from './desk-screen.js';
import { DeskFormDto, DeskQueryDto } from './desk.dto.js';

/** The desk: one field for everything, and what follows from what was scanned. */
@Controller('desk')
export class DeskController {
  constructor(
    private readonly forms: DeskForms,
    private readonly screen: DeskScreen,
  ) {}

  @Get()
  @Requires('loan:create')
  async show(
    @CurrentActor() actor: Actor,
    @Query() address: DeskQueryDto,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.screen.show(request, reply, await this.forms.desk(request, actor, address.point), address);
  }

  @Post('scan')
  @Requires('loan:create')
  async scan(
    @CurrentActor() actor: Actor,
    @Body() form: DeskFormDto,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.forms.follow(reply, await this.forms.desk(request, actor, form.lendingPoint), form);
  }
}
