/** What limits a body for a while: healing areas, clearances, the way back. */
export const restrict = {
  'stage.inflammation': 'Entzündungsphase',
  'stage.proliferation': 'Aufbauphase',
  'stage.remodelling-early': 'früher Umbau',
  'stage.remodelling-late': 'später Umbau',
} as const;
