import { Injectable } from '@nestjs/common';
import { demoPassword } from '../../demo/index.js';
import { Users } from '../../identity/index.js';
import type { Language } from '../../platform/i18n/index.js';
import { Names } from '../server/names.js';
import type { LoginPageProps } from './login-page.js';

/** The log-ins that a demonstration offers on its log-in page. */
@Injectable()
export class DemoLogIns {
  constructor(
    private readonly users: Users,
    private readonly names: Names,
  ) {}

  /** Every active account with its role and what its place is called, and the one password of all. */
  async in(language: Language): Promise<NonNullable<LoginPageProps['demo']>> {
    const names = await this.names.in(language);
    const logIns = (await this.users.list())
      .filter(({ active }) => active)
      .map((user) => ({ ...user, place: names.placeOf(user) }));
    return { password: demoPassword, logIns };
  }
}
