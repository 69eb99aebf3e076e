/** The command that runs these Jest projects. */
export const jest = (projects, args) => [
  process.execPath,
  'node_modules/jest/bin/jest.js',
  '--selectProjects',
  ...projects,
  ...args,
];
