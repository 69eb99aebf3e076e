/**
 * Who may import whom: web → features → platform. Everything that the table does not name is forbidden.
 * test/architecture/dependency-rules.spec.ts proves that every rule bites.
 */
const house = ['identity', 'audit', 'messages'];
const edges = {
  audit: [],
  messages: [],
  identity: ['audit', 'messages'],
  // Health, metrics and the description of the interface: routes like all others, so they need a permission.
  operations: ['identity'],
  organisation: house,
  borrowers: [...house, 'organisation'],
  inventory: [...house, 'organisation'],
  'loan-rules': [...house, 'inventory', 'borrowers', 'organisation'],
  coverage: [...house, 'borrowers'],
  charges: [...house, 'coverage', 'loan-rules', 'borrowers', 'organisation'],
  reservations: [...house, 'loan-rules', 'inventory', 'borrowers', 'organisation'],
  lending: [...house, 'reservations', 'charges', 'loan-rules', 'inventory', 'borrowers', 'organisation'],
  subsidies: [...house, 'coverage', 'charges', 'lending', 'reservations', 'borrowers', 'organisation'],
  'cost-sharing': [...house, 'charges', 'subsidies', 'inventory', 'organisation'],
  reminders: [
    ...house,
    ...['lending', 'reservations', 'charges', 'subsidies', 'inventory', 'borrowers', 'organisation'],
  ],
  labels: [...house, 'inventory', 'organisation'],
  'stock-taking': [...house, 'inventory', 'organisation'],
  // Days of pick-up and return, at addresses that calendar programs read.
  'calendar-feeds': [...house, 'lending', 'reservations', 'inventory', 'borrowers', 'organisation'],
  catalogue: [...house, 'reservations', 'loan-rules', 'inventory', 'organisation'],
  // What a new installation begins with: its first places, people and the shipped reference data.
  setup: [...house, 'loan-rules', 'inventory', 'borrowers', 'organisation'],
};
const features = [...Object.keys(edges), 'retention', 'demo'];
edges.retention = features;
edges.demo = features;

/** `cli` and `tools` (the generators of committed files) start the whole application, as main.ts does. */
const folders = ['platform', 'web', 'cli', 'tools', ...features];
const anyOf = (names) => `(${names.join('|')})`;
const spec = '\\.spec\\.tsx?$';

const forbidden = [
  { name: 'no-circular', comment: 'A cycle has no bottom to start reading from.', from: {}, to: { circular: true } },
  {
    name: 'no-unknown-folder',
    comment: 'Every folder of src has its line in the table above.',
    from: {},
    to: { path: `^src/(?!${anyOf(folders)}/)[^/]+/` },
  },
  {
    name: 'nobody-imports-web',
    comment: 'Pages are the top; only the files that start the application put them together.',
    from: { path: '^(src/(?!(web|cli|tools)/)[^/]+/|migrations/)' },
    to: { path: '^src/(web|cli|tools)/' },
  },
  {
    name: 'nobody-imports-the-start',
    comment: 'main, worker, cli and app.module put the features together; nothing below knows them.',
    from: { path: '^(src/(?!(cli|tools)/)[^/]+/|migrations/)', pathNot: spec },
    to: { path: '^src/[^/]+\\.tsx?$' },
  },
  {
    name: 'platform-knows-no-feature',
    comment: 'platform stands below the features.',
    from: { path: '^src/platform/' },
    to: { path: '^src/(?!platform/)' },
  },
  {
    name: 'only-through-index',
    comment: 'index.ts is the only file of a feature that others may import.',
    from: { path: '^src/([^/]+)/' },
    to: { path: `^src/${anyOf(features)}/`, pathNot: ['^src/$1/', '^src/[^/]+/index\\.ts$'] },
  },
  {
    name: 'start-only-through-index',
    comment: 'index.ts is the only file of a feature that others may import.',
    from: { path: ['^src/[^/]+\\.tsx?$', '^migrations/'] },
    to: { path: `^src/${anyOf(features)}/`, pathNot: '^src/[^/]+/index\\.ts$' },
  },
  ...features.map((feature) => ({
    name: `edges-of-${feature}`,
    comment: `${feature} may import: ${edges[feature].join(', ') || 'platform only'}.`,
    from: { path: `^src/${feature}/` },
    to: { path: `^src/${anyOf(features)}/`, pathNot: `^src/${anyOf([feature, ...edges[feature]])}/` },
  })),
  {
    name: 'lending-writes-facts-only',
    comment: 'They derive from what lending wrote; the code of the desk cannot even reach a case.',
    from: { path: '^src/lending/' },
    to: { path: '^src/(subsidies|reminders|cost-sharing)/', reachable: true },
  },
  {
    name: 'pages-know-no-coverage',
    comment: 'Only the pages of casework show what of a charge is covered; everybody else sees what is left to pay.',
    from: { path: '^src/web/(?!casework/)' },
    to: { path: '^src/coverage/' },
  },
  {
    name: 'domain-is-pure',
    comment: 'The domain decides from facts and a date that are passed in.',
    from: { path: '^src/.+/domain/', pathNot: spec },
    to: {
      path: [
        '(^|node_modules/)(@nestjs/|typeorm(/|$)|bull(/|$)|ioredis(/|$)|pg(/|$)|better-sqlite3(/|$))',
        '^src/platform/(clock|config|database|outbox|logging)/',
        '\\.(entity|repository|query|module|service|controller)\\.tsx?$',
      ],
    },
  },
  {
    name: 'typeorm-stays-in-persistence',
    comment: 'TypeORM is for entities, repositories, queries, platform/database, platform/outbox and migrations.',
    from: {
      path: '^src/',
      pathNot: ['\\.(entity|repository|query)\\.ts$', '^src/platform/(database|outbox)/', spec],
    },
    to: { path: '(^|node_modules/)typeorm(/|$)' },
  },
  {
    name: 'bull-stays-in-the-transport',
    comment: 'One file knows that the queue is Bull.',
    from: { path: '^(src|migrations)/', pathNot: ['^src/platform/outbox/bull[.-][^/]*\\.ts$', spec] },
    to: { path: '(^|node_modules/)(bull|@nestjs/bull)(/|$)' },
  },
  {
    name: 'browser-code-stays-small',
    comment: 'What runs in the browser must not carry the server with it.',
    from: { path: '^src/web/browser/', pathNot: spec },
    to: { path: '(^|node_modules/)(@nestjs/|typeorm(/|$)|fastify(/|$)|pg(/|$)|better-sqlite3(/|$))', reachable: true },
  },
  {
    name: 'no-test-in-the-product',
    comment: 'Product code knows no test.',
    from: { path: '^(src|migrations)/', pathNot: spec },
    to: { path: ['^test/', spec] },
  },
  {
    name: 'no-dev-dependency-in-the-product',
    comment: 'Production installs with --omit=dev.',
    from: { path: '^(src|migrations)/', pathNot: spec },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types/' },
  },
  {
    name: 'no-unresolvable',
    comment: 'An import that nothing answers.',
    from: {},
    to: { couldNotResolve: true },
  },
];

module.exports = {
  forbidden: forbidden.map((rule) => ({ severity: 'error', ...rule })),
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true, // A type import is an edge, too.
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
