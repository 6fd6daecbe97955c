/** What limits a body for a while: healing areas, clearances, the way back. */
export const restrict = {
  'stage.inflammation': 'phase inflammatoire',
  'stage.proliferation': 'phase de prolifération',
  'stage.remodelling-early': 'remodelage précoce',
  'stage.remodelling-late': 'remodelage tardif',
} as const;
