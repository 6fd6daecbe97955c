/** What limits a body for a while: healing areas, clearances, the way back. */
export const restrict = {
  'stage.inflammation': 'inflammation',
  'stage.proliferation': 'proliferation',
  'stage.remodelling-early': 'early remodelling',
  'stage.remodelling-late': 'late remodelling',
} as const;
