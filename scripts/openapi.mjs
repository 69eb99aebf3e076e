/**
 * Prints the OpenAPI document of the interface. It is made from a build of its own, in which a compiler plugin has written
 * down the comments and types of every input: a server serves the committed document and needs none of that.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const build = ['node_modules/.bin/nest', 'build', '--config', 'nest-cli.openapi.json'];
const { status, stdout, stderr } = spawnSync(process.execPath, build, { encoding: 'utf8' });
if (status === 0) await import('../.cache/openapi/src/tools/openapi.js');
else {
  console.error(`${stdout}${stderr}`);
  process.exitCode = 1;
}
