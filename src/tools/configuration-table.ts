import { variables } from '../platform/config/index.js';

console.log('| variable | default | meaning |\n|---|---|---|');
for (const { name, byDefault, meaning } of variables) console.log(`| \`${name}\` | \`${byDefault}\` | ${meaning} |`);
console.log(
  '\n`NAME_FILE` names a file from which `NAME` is read. A wrong value stops the start and names the variable, never the value.',
);
