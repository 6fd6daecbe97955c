/** What limits a body for a while: healing areas, clearances, the way back. */
export const restrict = {
  'stage.inflammation': 'fase inflamatoria',
  'stage.proliferation': 'fase proliferativa',
  'stage.remodelling-early': 'remodelación temprana',
  'stage.remodelling-late': 'remodelación tardía',
} as const;
