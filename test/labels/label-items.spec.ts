import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { demonstration, seedDemo } from '../../src/demo/index.js';
import { InstrumentCodes, normaliseAlias } from '../../src/inventory/index.js';
import { RegisterLabelItems } from '../../src/labels/label-items.query.js';
import { calendarDate } from '../../src/platform/calendar/index.js';
import { loadConfig } from '../../src/platform/config/index.js';
import { type Database, openDatabase } from '../../src/platform/database/index.js';
import { schema } from '../../src/schema.js';
import { eachDatabase } from '../support/databases.js';

const today = calendarDate('2026-11-23');

eachDatabase((database) => {
  let opened: Database;
  const labelItems = (): RegisterLabelItems => new RegisterLabelItems(new InstrumentCodes(), opened.reader);

  beforeAll(async () => {
    const config = loadConfig({ DATABASE_URL: database().url, SECRET_KEY: 'k'.repeat(32) });
    opened = await openDatabase(config.database, schema);
    await seedDemo(opened.unitOfWork, today, (password) => Promise.resolve(`hash of ${password}`));
  });

  afterAll(async () => {
    await opened.close();
  });

  it('takes the texts of labels from the register, and leaves out codes that are not in it', async () => {
    const { instruments } = demonstration(today);
    const codes = instruments.slice(0, 5).map(({ code }) => code);
    const items = await labelItems().byTexts([...codes, '0000000', 'nobody’s']);
    expect([...items.keys()].sort()).toEqual([...codes].sort());
    for (const [code, item] of items) {
      expect(item.code).toBe(code);
      expect(Object.keys(item).sort()).toEqual(['code', 'kindName', 'ownerName', 'ownerPhone']);
      expect(item.kindName).toMatch(/^[A-ZÆØÅ]/);
      expect(item.ownerName.length).toBeGreaterThan(2);
    }
  });

  it('knows an instrument by its alias, its code however written, and its label’s address, all at once', async () => {
    const [{ code } = { code: '' }] = demonstration(today).instruments;
    await opened.unitOfWork.run((tx) =>
      tx.run('INSERT INTO instrument_alias (alias, instrument_code) VALUES ($1, $2)', [
        normaliseAlias('Kasse 7'),
        code,
      ]),
    );
    const texts = ['Kasse 7', ' kasse 7 ', code.toLowerCase(), `https://laan.eksempel.no/i/${code}`];
    const items = await labelItems().byTexts(texts);
    expect(texts.map((text) => items.get(text)?.code)).toEqual(texts.map(() => code));
  });

  it('give the home point’s telephone where the owner has none', async () => {
    await opened.unitOfWork.run(async (tx) => {
      await tx.run('UPDATE unit SET phone = NULL');
      await tx.run(`UPDATE lending_point SET phone = '33 44 55 66'`);
    });
    const { instruments } = demonstration(today);
    const code = instruments[0]?.code ?? '';
    const item = (await labelItems().byTexts([code])).get(code);
    expect(item?.ownerPhone).toBe('33 44 55 66');
  });
});
