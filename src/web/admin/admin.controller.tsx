import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Programmes } from '../../borrowers/index.js';
import {
  type Actor,
  CurrentActor,
  type IdentifiedRequest,
  type Permission,
  Requires,
  mayDo,
} from '../../identity/index.js';
import { Reader } from '../../platform/database/index.js';
import { Pages } from '../server/page-frames.js';
import { AdminPage, type AdminPart } from './admin-page.js';
import { ProgrammePage } from './programme-page.js';

/** Who may open each part. */
const needed: Readonly<Record<AdminPart, Permission>> = {
  users: 'user:manage',
  units: 'place:read',
  points: 'place:read',
  terms: 'place:read',
  rules: 'rule:read',
  programmes: 'rule:read',
};

const parts = Object.keys(needed) as AdminPart[];

/** The way into the administration, and the programmes. */
@Controller('admin')
export class AdminController {
  constructor(
    private readonly pages: Pages,
    private readonly programmes: Programmes,
    private readonly reader: Reader,
  ) {}

  @Get()
  @Requires('place:read')
  async show(
    @CurrentActor() { role }: Actor,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const open = parts.filter((part) => mayDo(role, needed[part]));
    return this.pages.render(request, reply, <AdminPage parts={open} />);
  }

  @Get('programmes')
  @Requires('rule:read')
  async listProgrammes(
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const language = this.pages.language(request);
    const programmes = (await this.programmes.all(this.reader)).map(({ names, ...programme }) => ({
      ...programme,
      name: names[language],
    }));
    return this.pages.render(request, reply, <ProgrammePage programmes={programmes} />);
  }
}
