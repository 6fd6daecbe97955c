/**
 * What Slack accepts, in characters unless said otherwise (docs.slack.dev/reference/block-kit and /reference/methods).
 * No other file of this folder contains one of Slack's numbers.
 */
export const LIMITS = {
  /** Blocks of a message; of a modal or Home tab. */
  messageBlocks: 50,
  viewBlocks: 100,
  /** A message's `text`: advised; 40,000 is where Slack cuts. */
  text: 4000,
  header: 150,
  altText: 2000,
  section: 3000,
  fieldsASection: 10,
  field: 2000,
  tableRows: 100,
  tableColumns: 20,
  tableCharacters: 10_000,
  actionsABlock: 25,
  buttonText: 75,
  buttonValue: 2000,
  actionId: 255,
  options: 100,
  optionText: 75,
  optionValue: 150,
  placeholder: 150,
  viewTitle: 24,
  viewSubmit: 24,
  inputLabel: 2000,
  inputHint: 2000,
  plainInput: 3000,
  privateMetadata: 3000,
  slashDescription: 2000,
  slashHint: 1000,
} as const;

/**
 * For how many milliseconds after the press we open a view with its `trigger_id`. Slack allows 3,000, and the call
 * takes time too.
 */
export const TRIGGER_MS = 2500;

/** The largest uploaded file we take, in bytes. */
export const FILE_BYTES = 10 * 1024 * 1024;

/** Milliseconds before a call to Slack is given up. */
export const CALL_MS = 10_000;
