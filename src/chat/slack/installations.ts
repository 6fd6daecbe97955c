/** The bot in one workspace. */
export interface Installation {
  /** Slack's team id. */
  readonly workspace: string;
  readonly botToken: string;
  readonly botId?: string;
  readonly botUserId?: string;
}

/** Where the tokens of several workspaces are kept. Only needed where the app is installed by OAuth. */
export interface Installations {
  save(installation: Installation): Promise<void>;
  find(workspace: string): Promise<Installation | null>;
  remove(workspace: string): Promise<void>;
}
