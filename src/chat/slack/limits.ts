/**
 * What Slack accepts, in characters unless said otherwise (docs.slack.dev/reference/block-kit and /reference/methods).
 * Nothing else in this folder names a number of Slack's.
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

/** Milliseconds a `trigger_id` may open a view after the press; Slack says 3,000 and the call takes its own. */
export const TRIGGER_MS = 2500;

/** Bytes of an uploaded file we take. */
export const FILE_BYTES = 10 * 1024 * 1024;

/** Milliseconds before a call to Slack is given up. */
export const CALL_MS = 10_000;
