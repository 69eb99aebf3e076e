import { parseArgs } from 'node:util';
import { AuditLog } from '../audit/index.js';
import { SystemClock } from '../platform/clock/index.js';
import type { Queries } from '../platform/database/index.js';
import { foundMunicipality } from '../setup/index.js';
import type { Command } from './command.js';
import { withDatabase } from './with-database.js';

const help = `npm run cli -- municipality list
npm run cli -- municipality add SLUG --name "NAME" [--number NNNN]

Takes a further municipality into the installation, with its usual units, lending points and terms; an administrator changes them afterwards.
SLUG begins their slugs: "nabo" gives nabo-library. NNNN is its number in the list of Statistics Norway. Accounts are added by \`user add\`.`;

const slug = /^[a-z][a-z0-9-]{1,29}$/u;
const fourDigits = /^\d{4}$/u;

/** Municipalities that share an installation. The first is made by the set-up page. */
export const municipalityCommand: Command = {
  summary: 'lists municipalities, and takes in another',
  help,
  run: (args) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { name: { type: 'string' }, number: { type: 'string' } },
    });
    const [action, id] = positionals;
    if (action === 'list') return list();
    if (action === 'add' && id !== undefined) return add(id, values.name, values.number ?? null);
    console.error(help);
    return Promise.resolve(1);
  },
};

function list(): Promise<number> {
  return withDatabase(async ({ reader }) => {
    for (const { id, name } of await municipalities(reader)) console.log(`${id.padEnd(32)}${name}`);
    return 0;
  });
}

function municipalities(q: Queries): Promise<{ id: string; name: string }[]> {
  return q.all<{ id: string; name: string }>('SELECT id, name FROM municipality ORDER BY id');
}

function add(id: string, name: string | undefined, number: string | null): Promise<number> {
  const wrong =
    (!slug.test(id) && `"${id}" is no slug: small letters, digits and hyphens, at most 30.`) ||
    (name === undefined && 'What is it called? --name "NAME"') ||
    (number !== null && !fourDigits.test(number) && `"${number}" is no number of a municipality: four digits.`);
  if (wrong !== false || name === undefined) {
    console.error(wrong);
    return Promise.resolve(1);
  }
  return withDatabase(async ({ reader, unitOfWork }, config) => {
    const known = await municipalities(reader);
    if (known.length === 0) {
      console.error('The register is empty. Start the server: its log says where the first municipality is set up.');
      return 1;
    }
    if (known.some((one) => one.id === id)) {
      console.error(`There is a municipality "${id}" already.`);
      return 1;
    }
    const clock = new SystemClock(config.timeZone);
    const { units, points } = await unitOfWork.run(async (tx) => {
      const act = { actorId: null, action: 'municipality.added', subjectType: 'municipality', subjectId: id };
      await new AuditLog(clock).append(tx, act);
      return foundMunicipality(tx, { id, name, number }, clock.today());
    });
    console.log(`Added ${name}.\nUnits: ${units.join(', ')}\nLending points: ${points.join(', ')}`);
    return 0;
  });
}
