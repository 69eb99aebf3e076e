import type { AgreementType } from '../domain/agreement.js';
import { contract20261 } from './contract-2026-1.js';
import type { GoverningTemplate } from './governing-text.js';
import { terms20261 } from './terms-2026-1.js';

/** Every version of every text, of each type the newest last. */
export const governingTemplates: readonly GoverningTemplate[] = [terms20261, contract20261];

/** The template of a version, or `undefined` where there has been none. */
export function templateOf(type: AgreementType, version: string): GoverningTemplate | undefined {
  return governingTemplates.find((template) => template.type === type && template.version === version);
}

/** The version that is asked for today. */
export function currentVersion(type: AgreementType): string {
  const newest = governingTemplates.filter((template) => template.type === type).at(-1);
  if (newest === undefined) throw new Error(`There is no text for ${type}`);
  return newest.version;
}
