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
  build: {
    summary: 'installe et construit ce qu’il faut pour servir, sans rien lancer',
    run: async () => (await import('./build.ts')).buildCommand(),
  },
  work: {
    summary: 'fait les tâches de fond sans servir de page, à côté de processus qui servent',
    run: async () => (await import('./work.ts')).work(),
  },
  demo: {
    summary: 'remplit une installation vide du territoire de démonstration',
    run: async () => (await import('./demo.ts')).demo(),
  },
  init: {
    summary: 'crée une installation vide, sa première organisation et son administrateur',
    run: async (args) => (await import('./init.ts')).init(args),
  },
  user: {
    summary: 'add, password, list : ajoute une personne, change un mot de passe, montre les comptes',
    run: async (args) => (await import('./user.ts')).user(args),
  },
  report: {
    summary: 'list, build : montre les éditions, en fait un fichier (pdf, docx, odt, html, json)',
    run: async (args) => (await import('./report.ts')).report(args),
  },
  figures: {
    summary: 'list, export : montre les chiffres, écrit ceux d’une édition (csv, ods, xlsx)',
    run: async (args) => (await import('./figures.ts')).figures(args),
  },
  check: {
    summary: 'FICHIER… : cherche dans un rapport les chiffres qui ne peuvent pas être vrais ensemble',
    run: async (args) => {
      // Its process starts while the rest is loaded.
      (await import('../check/aside/check-aside.ts')).prepareAside();
      return (await import('./check.ts')).check(args);
    },
  },
  import: {
    summary:
      'actions, sites, records FICHIER : importe un tableau ou une couche (--try : dit seulement quoi corriger) ; report FICHIER : lit un ancien rapport, à décider sur la page ; outlines, taxref, vanished, bdc, rarity, sensitivity, profiles FICHIER : référentiels',
    run: async (args) => (await import('./transfer.ts')).importCommand(args),
  },
  export: {
    summary: 'actions : écrit les actions d’une organisation dans un tableau',
    run: async (args) => (await import('./transfer.ts')).exportCommand(args),
  },
  assessment: {
    summary: 'list, verify : montre les campagnes d’évaluation, vérifie celles qui sont publiées contre leur empreinte',
    run: async (args) => (await import('./assessment.ts')).assessment(args),
  },
  judge: {
    summary: 'passe les règles automatiques sur toutes les données naturalistes',
    run: async (args) => (await import('./judge.ts')).judge(args),
  },
  migrate: {
    summary: 'met la base à jour pour cette version (--try : essaie, puis remet tout comme avant)',
    run: async (args) => (await import('./migrate.ts')).migrateCommand(args),
  },
  'migrate-from-embedded': {
    summary: 'passe l’installation embarquée de CARREAU_DATA dans la base vide de DATABASE_URL, comparée ligne à ligne',
    run: async (args) => (await import('./migrate-from-embedded.ts')).migrateFromEmbedded(args),
  },
  backup: {
    summary: 'écrit toute l’installation dans un fichier (--into DOSSIER --keep 14 : garde les dernières)',
    run: async (args) => (await import('./backup.ts')).backupCommand(args),
  },
  restore: {
    summary: 'remet une sauvegarde dans une installation vide',
    run: async (args) => (await import('./backup.ts')).restoreCommand(args),
  },
  doctor: {
    summary: 'vérifie la machine et l’installation, dit quoi corriger',
    run: async (args) => (await import('./doctor.ts')).doctor(args),
  },
  run: {
    summary: 'exécute un script du projet (développement)',
    run: async (args) => (await import('./run-script.ts')).runScript(args),
  },
};
