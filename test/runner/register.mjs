/** Loaded into every process that runs tests. */
import { register } from 'node:module';
register('./typescript.mjs', import.meta.url);
