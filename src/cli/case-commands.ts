import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ArchiveLetters, FirstCaseworkers, RotateCaseKey, SupportRouteRepository } from '../subsidies/index.js';
import type { Command } from './command.js';
import { withCases } from './with-cases.js';
import { withDatabase } from './with-database.js';

const withoutKey = 'CASE_KEY must be set: cases are sealed with it.';

/** Seals every case with the new key. */
export const rotateCaseKeyCommand: Command = {
  summary: 'seals all cases anew with the new key',
  help: `npm run cli -- rotate-case-key

Set CASE_KEY to the new key and CASE_KEY_PREVIOUS to the old one, restart the servers with both, and run this. It works in small steps beside
running servers and may be stopped and started again at any time. When it has ended, take CASE_KEY_PREVIOUS away.`,
  run: () =>
    withCases(async (app, _database, config) => {
      if (config.caseKey === null || config.previousCaseKey === null) {
        console.error('Set CASE_KEY to the new key and CASE_KEY_PREVIOUS to the old one.');
        return 1;
      }
      const done = await app
        .get(RotateCaseKey, { strict: false })
        .run((rows) => console.log(`${rows} rows are sealed anew …`));
      console.log(`All is sealed with CASE_KEY (${done} rows now). CASE_KEY_PREVIOUS can be taken away.`);
      return 0;
    }),
};

/** Lets the first two caseworkers of a unit read its cases. */
export const activateCaseworkerCommand: Command = {
  summary: 'lets one of the first two caseworkers of a unit read its cases',
  help: `npm run cli -- activate-caseworker USERNAME

An administrator opens the account of a caseworker, but only another caseworker of the unit lets it read cases. This is for the first two of
a unit, where there is nobody yet who could. It stands in the unit's log of readings.`,
  run: ([username]) => {
    if (username === undefined) {
      console.error('Which caseworker? npm run cli -- activate-caseworker USERNAME');
      return Promise.resolve(1);
    }
    return withCases(async (app, _database, { caseKey }) => {
      const refused =
        caseKey === null ? withoutKey : await app.get(FirstCaseworkers, { strict: false }).activate(username);
      if (refused === undefined) console.log(`${username} may read the cases of the unit.`);
      else console.error(refused);
      return refused === undefined ? 0 : 1;
    });
  },
};

/** Hands letters to the archive. */
export const archiveLettersCommand: Command = {
  summary: 'hands the delivered letters of cases to the archive',
  help: `npm run cli -- archive-letters FOLDER

Writes each letter that was delivered and is not archived yet into FOLDER: ID.pdf, and beside it ID.json with case number, unit, kind, template,
receiver, day and way of delivery. The folder is for the archive alone: what is in it is no longer sealed. Letters are handed over once; a run
that was cut off goes on where it was.`,
  run: ([folder]) => {
    if (folder === undefined) {
      console.error('Into which folder? npm run cli -- archive-letters FOLDER');
      return Promise.resolve(1);
    }
    return withCases(async (app, _database, { caseKey }) => {
      if (caseKey === null) {
        console.error(withoutKey);
        return 1;
      }
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const done = await app.get(ArchiveLetters, { strict: false }).run(async ({ id, pdf, metadata }) => {
        await writeFile(join(folder, `${id}.pdf`), pdf, { mode: 0o600 });
        await writeFile(join(folder, `${id}.json`), `${JSON.stringify(metadata, null, 2)}\n`, { mode: 0o600 });
      });
      console.log(`${done} letters are handed over.`);
      return 0;
    });
  },
};

const routeHelp = `npm run cli -- support-route
npm run cli -- support-route --to UNIT [--asked-by UNIT] [--without-confirmation]

Says to which unit a wish for support goes: without --asked-by whoever asks, with it where somebody of that unit asks. It becomes an
application when the guardian or adult borrower confirms it, or at once with --without-confirmation. Without --to it lists what is set.`;

/** The routing table of wishes for support. */
export const supportRouteCommand: Command = {
  summary: 'says which unit handles wishes for support',
  help: routeHelp,
  run: (args) => {
    const { values } = parseArgs({
      args: [...args],
      options: {
        to: { type: 'string' },
        'asked-by': { type: 'string' },
        'without-confirmation': { type: 'boolean', default: false },
      },
    });
    const rows = new SupportRouteRepository();
    return withDatabase(async ({ reader, unitOfWork }) => {
      const unitOf = (id: string): Promise<{ municipality_id: string } | undefined> =>
        reader.one<{ municipality_id: string }>('SELECT municipality_id FROM unit WHERE id = $1', [id]);
      const { to, 'asked-by': askedBy = null, 'without-confirmation': without } = values;
      if (to !== undefined) {
        const unit = await unitOf(to);
        const asking = askedBy === null ? unit : await unitOf(askedBy);
        if (unit === undefined || asking?.municipality_id !== unit.municipality_id) {
          console.error(`There is no unit "${unit === undefined ? to : (askedBy ?? to)}" in that municipality.`);
          return 1;
        }
        const route = {
          municipalityId: unit.municipality_id,
          askingUnitId: askedBy,
          unitId: to,
          needsConfirmation: !without,
        };
        await unitOfWork.run((tx) => rows.set(tx, route));
      }
      for (const { municipalityId, askingUnitId, unitId, needsConfirmation } of await rows.all(reader)) {
        const confirmed = needsConfirmation ? 'when confirmed' : 'at once';
        console.log(`${municipalityId}: asked by ${askingUnitId ?? 'anybody else'} -> ${unitId}, ${confirmed}`);
      }
      return 0;
    });
  },
};
