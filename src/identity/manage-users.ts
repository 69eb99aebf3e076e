import { Injectable } from '@nestjs/common';
import { Commands, type Done, type IdempotencyClaim } from '../platform/http/index.js';
import type { Actor } from './actor.js';
import { hashPassword } from './passwords.js';
import { type NewUser, type UserChange, Users } from './users.js';

/** What administrators do with accounts. Passwords are hashed before the unit of work, which must not wait for it. */
@Injectable()
export class ManageUsers {
  constructor(
    private readonly commands: Commands,
    private readonly users: Users,
  ) {}

  /** @throws Problem 400 `username-taken` */
  async open(
    actor: Actor,
    { password, ...account }: Omit<NewUser, 'passwordHash'> & { readonly password: string },
    claim: IdempotencyClaim | undefined,
  ): Promise<Done<{ id: string }>> {
    const passwordHash = await hashPassword(password);
    return this.commands.run(claim, async (tx) => {
      const id = await this.users.create(tx, actor.userId, { ...account, passwordHash });
      return { status: 201, ref: { id } };
    });
  }

  /**
   * With a password the account gets a new one.
   * @throws Problem 404, 412 if it was changed meanwhile, 409 `not-yourself`
   */
  async change(
    actor: Actor,
    id: string,
    version: number,
    { password, ...change }: Omit<UserChange, 'passwordHash'> & { readonly password: string | null },
    claim: IdempotencyClaim | undefined,
  ): Promise<void> {
    const passwordHash = password === null ? null : await hashPassword(password);
    await this.commands.run(claim, async (tx) => {
      await this.users.change(tx, actor, id, version, { ...change, passwordHash });
      return { status: 200, ref: { id } };
    });
  }
}
