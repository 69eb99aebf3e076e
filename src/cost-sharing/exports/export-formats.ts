/** In which forms a settlement is taken out. */
export const exportFormats = ['csv', 'gl07', 'pdf'] as const;

export type ExportFormat = (typeof exportFormats)[number];
