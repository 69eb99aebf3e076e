import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startServices } from '../../scripts/services.mjs';

/**
 * Lets one spec run alone: `npm run test:only -- test/http/checkout.spec.ts` gets the same throw-away services as `npm test`,
 * which has set the variables already when it starts Jest. The demonstrations that are copied (demonstrated.ts) have a folder of the run.
 */
export default async function setUp() {
  process.env.TEST_ORIGINALS = mkdtempSync(join(tmpdir(), 'klangbank-originals-'));
  if (process.env.TEST_DATABASE_URL && process.env.TEST_REDIS_URL && process.env.CHROMIUM) return;
  const services = await startServices();
  Object.assign(process.env, services.env);
  globalThis.stopServices = services.stop;
}
