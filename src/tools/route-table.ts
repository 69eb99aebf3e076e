import 'reflect-metadata';
import { AccessCheck } from '../identity/index.js';
import { withTemporaryApplication } from './temporary-application.js';

await withTemporaryApplication(async (app) => {
  console.log('# Routes and who may use them\n');
  console.log(
    'Generated. A route without a permission does not start; `public` is for everybody, and a hidden route does not exist for the others.\n',
  );
  console.log('| method | route | permission | roles |\n|---|---|---|---|');
  for (const { method, path, access, roles, hidden } of app.get(AccessCheck).table()) {
    console.log(`| ${method} | \`${path}\` | ${access}${hidden ? ' (hidden)' : ''} | ${roles.join(', ')} |`);
  }
  return Promise.resolve();
});
