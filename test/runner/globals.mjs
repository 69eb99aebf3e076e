/** What a spec imports from `@jest/globals`, which itself lives in Jest's own runner only. */
import { jestExpect } from '@jest/expect';
import { ModuleMocker } from 'jest-mock';

export { afterAll, afterEach, beforeAll, beforeEach, describe, it } from 'jest-circus';
export const expect = jestExpect;
export const jest = new ModuleMocker(globalThis);
