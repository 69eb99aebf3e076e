import { parseArgs } from 'node:util';
import { AuditLog } from '../audit/index.js';
import { Sessions, UserRepository, Users, hashPassword, leastPasswordLength, roles } from '../identity/index.js';
import { SystemClock } from '../platform/clock/index.js';
import type { Command } from './command.js';
import { withDatabase } from './with-database.js';

const help = `npm run cli -- user list
npm run cli -- user add USERNAME --name "DISPLAY NAME" --role ROLE --unit UNIT [--point LENDING-POINT] [--language nb|nn|en]
npm run cli -- user password USERNAME

The password is read from standard input, so that it stands in no history: at least ${leastPasswordLength} characters.
Roles: ${roles.join(', ')}.`;

/** Accounts from the command line, for whoever has lost the last administrator's password. */
export const userCommand: Command = {
  summary: 'lists, adds and mends accounts',
  help,
  run: (args) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        name: { type: 'string' },
        role: { type: 'string' },
        unit: { type: 'string' },
        point: { type: 'string' },
        language: { type: 'string' },
      },
    });
    const [action, username] = positionals;
    if (action === 'list') return list();
    if (action === 'add' && username !== undefined) return add(username, values);
    if (action === 'password' && username !== undefined) return password(username);
    console.error(help);
    return Promise.resolve(1);
  },
};

function list(): Promise<number> {
  return withDatabase(async ({ reader }) => {
    for (const user of await new UserRepository().all(reader)) {
      console.log(`${user.username.padEnd(20)}${user.role.padEnd(20)}${user.active ? 'active' : 'closed'}`);
    }
    return 0;
  });
}

function add(username: string, values: Record<string, string | undefined>): Promise<number> {
  const { name, unit, point = null } = values;
  const role = roles.find((one) => one === values['role']);
  const language = (['nb', 'nn', 'en'] as const).find((one) => one === (values['language'] ?? 'nb'));
  if (name === undefined || unit === undefined || role === undefined || language === undefined) {
    console.error(help);
    return Promise.resolve(1);
  }
  return withDatabase(async ({ reader, unitOfWork }, config) => {
    const passwordHash = await hashPassword(await readPassword());
    const clock = new SystemClock(config.timeZone);
    const repository = new UserRepository();
    const sessions = new Sessions(reader, unitOfWork, repository, clock);
    const users = new Users(repository, reader, sessions, new AuditLog(clock), clock);
    const account = { username, passwordHash, displayName: name, role, unitId: unit, lendingPointId: point, language };
    await unitOfWork.run((tx) => users.create(tx, null, account));
    console.log(`Added ${username}.`);
    return 0;
  });
}

function password(username: string): Promise<number> {
  return withDatabase(async ({ reader, unitOfWork }, config) => {
    const repository = new UserRepository();
    const user = await repository.byUsername(reader, username.toLowerCase());
    if (user === undefined) throw new Error(`There is no user "${username}"`);
    const hash = await hashPassword(await readPassword());
    const clock = new SystemClock(config.timeZone);
    const { userId } = user.actor;
    await unitOfWork.run(async (tx) => {
      await tx.run(
        'UPDATE user_account SET password_hash = $1, failed_logins = 0, locked_until = NULL, version = version + 1 WHERE id = $2',
        [hash, userId],
      );
      await new Sessions(reader, unitOfWork, repository, clock).closeAllOf(tx, userId);
      const act = { actorId: null, action: 'user.password-set', subjectType: 'user', subjectId: userId };
      await new AuditLog(clock).append(tx, act);
    });
    console.log(`The password of ${username} is set, and its sessions are closed.`);
    return 0;
  });
}

async function readPassword(): Promise<string> {
  if (process.stdin.isTTY) console.log('Type the password and press Enter:');
  let text = '';
  for await (const chunk of process.stdin) {
    text += String(chunk);
    if (text.includes('\n')) break;
  }
  const given = text.split(/\r?\n/)[0] ?? '';
  if (given.length < leastPasswordLength)
    throw new Error(`The password must have at least ${leastPasswordLength} characters`);
  return given;
}
