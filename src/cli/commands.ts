export interface Command {
  summary: string;
  /** Resolves to the exit code. Each command is loaded only when it is called. */
  run(args: string[]): Promise<number>;
}

/** One line per command; `docs/reference/commandes.md` has a heading for each. */
export const commands: Record<string, Command> = {
  start: {
    summary: 'construit et sert Carreau ; la démonstration au premier lancement (--empty : sans)',
    run: async (args) => (await import('./start.ts')).start(args),
  },
  serve: {
    summary: 'sert une installation déjà construite',
    run: async () => (await import('./start.ts')).serveUntilStopped(),
  },
  run: {
    summary: 'exécute un script du projet (développement)',
    run: async (args) => (await import('./run-script.ts')).runScript(args),
  },
};
