/** A module of the build. Imported by its address, because whoever reads this repository may not have built it yet. */
export const built = (path) => import(new URL(`../../dist/src/${path}`, import.meta.url).href);
