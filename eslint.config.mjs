import js from '@eslint/js';
import tseslint from 'typescript-eslint';

// The house rules: bans that hold the architecture. They use ESLint's own rules only, so that
// test/architecture/lint-bans.spec.ts can prove each of them on a few lines of text.

const clockBans = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Ask the Clock what time it is.' },
  { selector: "CallExpression[callee.name='Date']", message: 'Ask the Clock what time it is.' },
  { selector: "MemberExpression[object.name='Date'][property.name='now']", message: 'Ask the Clock what time it is.' },
  {
    selector: "MemberExpression[object.name='Temporal'][property.name='Now']",
    message: 'Ask the Clock what time it is.',
  },
];

const environment = 'The environment is read in src/platform/config only; ask for the Config.';
const environmentBans = [
  { selector: "MemberExpression[object.name='process'][property.name='env']", message: environment },
  { selector: "MemberExpression[object.name='process'][property.value='env']", message: environment },
  { selector: "MemberExpression[object.property.name='process'][property.name='env']", message: environment },
  { selector: "VariableDeclarator[init.name='process'] > ObjectPattern", message: environment },
  { selector: 'ImportDeclaration[source.value=/^(node:)?process$/]', message: environment },
];

const write = 'A write needs the Tx of UnitOfWork.run: anything else on the connection can be lost with somebody else.';
const writeBans = [
  { selector: "CallExpression[callee.property.name='transaction']", message: write },
  { selector: "CallExpression[callee.property.name='save']", message: write },
  { selector: "MemberExpression[property.name='createQueryRunner']", message: write },
];

const exportBans = [{ selector: 'ExportDefaultDeclaration', message: 'Named exports only.' }];

const typeormBan = {
  group: ['typeorm', 'typeorm/*'],
  message: 'TypeORM stays in *.entity.ts, *.repository.ts, *.query.ts, platform/database, platform/outbox, migrations.',
};
const bullBan = {
  group: ['bull', 'bull/*', '@nestjs/bull', '@nestjs/bull/*'],
  message: 'Bull stays in the one transport file of platform/outbox; write an outbox row.',
};

const syntax = (...bans) => ({ 'no-restricted-syntax': ['error', ...bans.flat()] });
const imports = (...patterns) => ({ 'no-restricted-imports': patterns.length ? ['error', { patterns }] : 'off' });

const sources = ['src/**/*.ts', 'src/**/*.tsx'];
const specs = ['**/*.spec.ts', '**/*.spec.tsx'];

/** Later blocks replace earlier ones: each names one place where one ban does not hold, and keeps all the others. */
const houseRules = [
  {
    files: sources,
    rules: {
      'no-console': 'error', // Logs are structured (platform/logging); a command answers on process.stdout.
      ...syntax(clockBans, environmentBans, writeBans, exportBans),
      ...imports(typeormBan, bullBan),
    },
  },
  { files: ['src/*.ts', 'src/cli/**/*.ts', 'src/tools/**/*.ts'], rules: { 'no-console': 'off' } }, // read at a terminal
  { files: ['migrations/**/*.ts'], rules: syntax(clockBans, environmentBans, exportBans) },
  { files: ['src/platform/clock/**/*.ts'], rules: syntax(environmentBans, writeBans, exportBans) },
  { files: ['src/platform/config/**/*.ts'], rules: syntax(clockBans, writeBans, exportBans) },
  { files: ['src/platform/database/**/*.ts'], rules: syntax(clockBans, environmentBans, exportBans) },
  {
    files: [
      'src/**/*.entity.ts',
      'src/**/*.repository.ts',
      'src/**/*.query.ts',
      'src/platform/database/**/*.ts',
      'src/platform/outbox/**/*.ts',
    ],
    rules: imports(bullBan),
  },
  { files: ['src/platform/outbox/bull-*.ts', 'src/platform/outbox/bull.*.ts'], rules: imports() },
  { files: specs, rules: { ...syntax(exportBans), ...imports() } },
];

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'data/', '.cache/', 'test/artifacts/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // Nest modules are empty classes that carry a decorator.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      // A port promises; an async method that happens to need no await still turns its throw into a rejection.
      '@typescript-eslint/require-await': 'off',
      // `all<Row>(sql)`: only the caller knows what rows its SQL gives.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // A row is a plain object in the shape of its entity (`tx.insert(LoanEntity, row)`), and so is the body of a request.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // A number in a text is what it looks like.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
    },
  },
  {
    files: sources,
    rules: { '@typescript-eslint/explicit-function-return-type': ['error', { allowExpressions: true }] },
  },
  ...houseRules,
  {
    files: [...specs, 'test/**/*.ts'],
    rules: {
      // A test reads answers as JSON, and its expectation is the check; a missing value fails it as it should.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/explicit-function-return-type': 'off',
    },
  },
  {
    files: ['**/*.mjs', '**/*.cjs', '**/*.js'],
    languageOptions: {
      globals: Object.fromEntries(
        ['AbortSignal', 'Buffer', 'URL', 'clearTimeout', 'console', 'fetch', 'performance', 'process', 'setTimeout']
          .concat(['__dirname', 'module', 'require', 'setInterval', 'clearInterval', 'setImmediate', 'TextDecoder'])
          .map((name) => [name, 'readonly']),
      ),
    },
  },
);
