/**
 * What Discord accepts, in one place. Source: discord.com/developers/docs (components reference, application commands,
 * interactions) and the validators of @discordjs/builders. Lengths are counted in UTF-16 units, of which there are
 * never fewer than Discord counts.
 */
export const LIMITS = {
  /** Components of one message, nested ones counted. */
  components: 40,
  /** Characters over all text displays of one message. */
  text: 4000,
  pictureDescription: 1024,
  customId: 100,
  buttonsARow: 5,
  buttonLabel: 80,
  selectOptions: 25,
  selectLabel: 100,
  selectDescription: 100,
  selectPlaceholder: 150,
  modalTitle: 45,
  /** Top-level components of a modal: fields and texts. */
  modalParts: 5,
  fieldLabel: 45,
  fieldDescription: 100,
  fieldPlaceholder: 100,
  fieldText: 4000,
  description: 100,
  commandOptions: 25,
  /** Choices of an option, and values offered while somebody types. */
  choices: 25,
  choiceName: 100,
  choiceValue: 100,
  optionText: 6000,
  nonce: 25,
  fileBytes: 10 * 1024 * 1024,
} as const;

/** How long we allow ourselves, in milliseconds. Discord waits 3,000 for an acknowledgement. */
export const PATIENCE = {
  /** For finding out what a button means and whether a form must open; after that we acknowledge without knowing. */
  prepare: 1500,
  suggest: 2200,
  download: 20_000,
  /** One request. */
  request: 15_000,
  /** We do not wait for a rate limit longer than this. */
  rateLimit: 5000,
  /** Between tries, when a server broke while taking an answer. */
  retries: [150, 600],
  /** For what is under way when the bot stops. */
  finish: 5000,
} as const;
