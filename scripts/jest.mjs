/** The command that runs these Jest projects. Jest needs a flag of Node to load ES modules. */
export const jest = (projects, args) => [
  process.execPath,
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  'node_modules/jest/bin/jest.js',
  '--selectProjects',
  ...projects,
  ...args,
];
