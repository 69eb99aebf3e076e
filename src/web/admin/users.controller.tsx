import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import {
  type Actor,
  CurrentActor,
  type IdentifiedRequest,
  Requires,
  Users,
  leastPasswordLength,
} from '../../identity/index.js';
import { Idempotency, type IdempotencyClaim } from '../../platform/http/index.js';
import { Names } from '../server/names.js';
import { Pages } from '../server/page-frames.js';
import { adminTexts } from './admin.texts.js';
import { type UserForm, UserForms } from './user-forms.js';
import { UserFormPage, UserListPage } from './user-pages.js';

/** Who can log in. */
@Controller('admin/users')
export class UsersController {
  constructor(
    private readonly pages: Pages,
    private readonly forms: UserForms,
    private readonly users: Users,
    private readonly names: Names,
  ) {}

  @Get()
  @Requires('user:manage')
  async list(@Req() request: IdentifiedRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const names = await this.names.in(this.pages.language(request));
    const users = (await this.users.list()).map(({ id, username, displayName, role, active, ...place }) => ({
      ...{ id, username, displayName, role, active },
      place: names.placeOf(place),
    }));
    return this.pages.render(request, reply, <UserListPage users={users} />);
  }

  @Get('new')
  @Requires('user:manage')
  blank(
    @CurrentActor() { language }: Actor,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.form(request, reply, { editing: null, values: { language } });
  }

  @Post()
  @Requires('user:manage')
  @HttpCode(200)
  async open(
    @CurrentActor() actor: Actor,
    @Body() raw: Record<string, unknown>,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const comesBack = await this.forms.open(actor, raw, claim, this.pages.language(request));
    return this.answer(request, reply, comesBack, 'user.opened');
  }

  @Get(':id')
  @Requires('user:manage')
  async filled(
    @Param('id') id: string,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.form(request, reply, await this.forms.filled(id));
  }

  @Post(':id')
  @Requires('user:manage')
  @HttpCode(200)
  async change(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() raw: Record<string, unknown>,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const comesBack = await this.forms.change(actor, id, raw, claim, this.pages.language(request));
    return this.answer(request, reply, comesBack, 'saved');
  }

  private async answer(
    request: IdentifiedRequest,
    reply: FastifyReply,
    comesBack: { readonly status: number; readonly form: UserForm } | undefined,
    done: 'user.opened' | 'saved',
  ): Promise<string | undefined> {
    if (comesBack !== undefined) {
      void reply.status(comesBack.status);
      return this.form(request, reply, comesBack.form);
    }
    const text = adminTexts(this.pages.language(request), done);
    this.pages.redirect(reply, '/admin/users', { tone: 'success', text });
    return undefined;
  }

  private async form(request: IdentifiedRequest, reply: FastifyReply, form: UserForm): Promise<string> {
    const { units, points } = await this.names.in(this.pages.language(request));
    const page = <UserFormPage {...form} units={units} points={points} leastPasswordLength={leastPasswordLength} />;
    return this.pages.render(request, reply, page);
  }
}
