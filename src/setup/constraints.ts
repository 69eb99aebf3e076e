import { type ConstraintTable, notFound } from '../platform/http/index.js';

/** Two set-ups at the same time: the second finds it done. */
export const setUpConstraints: ConstraintTable = { pk_installation: () => notFound() };
