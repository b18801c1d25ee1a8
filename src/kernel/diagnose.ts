import { accessSync, constants, existsSync, mkdirSync, statfsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import type { Config } from './config.ts';
import { inspectServer, longestLag, openReplica, openServer, type ReplicaState, readMigrations } from './db/index.ts';
import { printNumber } from './french.ts';
import { holderOf } from './lock.ts';
import { inProject } from './paths.ts';

export interface Diagnosis {
  code: string;
  ok: boolean;
  /** What was found and, where it is not well, what to do. */
  sentence: string;
}

/** Looks at everything an installation stands on, and changes nothing. */
export async function diagnose(config: Config): Promise<Diagnosis[]> {
  return [
    nodeVersion(),
    built(),
    ...folder(config.dataFolder),
    ...(config.databaseUrl ? await servers(config.databaseUrl, config.databaseReadUrl) : [embedded(config.dataFolder)]),
    await port(config),
    ...(config.mail ? [await mail(config.mail.smtp)] : []),
  ];
}

const tell = (code: string, ok: boolean, well: string, ill: string): Diagnosis => ({
  code,
  ok,
  sentence: ok ? well : ill,
});

const nodeVersion = (): Diagnosis =>
  tell(
    'node',
    Number(process.versions.node.split('.')[0]) >= 24,
    `Node ${process.versions.node}`,
    `Node ${process.versions.node} est trop ancien\u00a0: passez par bin/carreau, qui apporte Node 24.`,
  );

const built = (): Diagnosis =>
  tell(
    'pages',
    existsSync(inProject('build/server/index.js')),
    'Les pages sont construites',
    'Les pages ne sont pas construites\u00a0: lancez « npm start », qui les construit.',
  );

function folder(path: string): Diagnosis[] {
  const writable = canWrite(path);
  if (!writable)
    return [
      tell(
        'folder',
        false,
        '',
        `Le dossier ${path} ne peut pas être écrit\u00a0: changez ses droits, ou CARREAU_DATA.`,
      ),
    ];
  const { bavail, bsize } = statfsSync(path);
  const free = Number(bavail) * Number(bsize);
  const printed = `${printNumber((free / 1e9).toFixed(1))}\u202fGo`;
  return [
    tell('folder', true, `Dossier de données ${path}`, ''),
    tell(
      'space',
      free > 2e9,
      `${printed} libres`,
      `Il ne reste que ${printed}\u00a0: libérez de la place avant de continuer.`,
    ),
  ];
}

function canWrite(path: string): boolean {
  try {
    mkdirSync(path, { recursive: true });
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function embedded(dataFolder: string): Diagnosis {
  if (!existsSync(join(dataFolder, 'database.complete')))
    return tell(
      'database',
      true,
      'Base embarquée\u00a0: pas encore créée, « npm start » ou « bin/carreau init » la créera',
      '',
    );
  const holder = holderOf(dataFolder);
  const used = holder ? `, ouverte par le processus ${holder}` : '';
  return tell(
    'database',
    true,
    `Base embarquée en place${used}. Elle ne résiste pas à toute coupure de courant\u00a0: sauvegardez ailleurs`,
    '',
  );
}

async function servers(url: string, readUrl: string | undefined): Promise<Diagnosis[]> {
  const found = await server(url);
  return readUrl && found.every(({ ok }) => ok) ? [...found, await replica(readUrl, url)] : found;
}

async function server(url: string): Promise<Diagnosis[]> {
  try {
    const { major, extensionsToCreate, keepsJobs, migrations } = await inspectServer(url);
    const known = readMigrations().map(({ name }) => name);
    const unknown = migrations.filter((name) => !known.includes(name));
    const waiting = known.length + unknown.length - migrations.length;
    return [
      tell(
        'server',
        major >= 15,
        `PostgreSQL ${major}`,
        `PostgreSQL ${major} est trop ancien\u00a0: il faut la version 15 ou une plus récente.`,
      ),
      tell(
        'extensions',
        extensionsToCreate.length === 0,
        'Extensions de PostgreSQL en place ou à portée de ce compte',
        `Ce compte ne peut pas créer ${extensionsToCreate.join(', ')}\u00a0: installez postgresql-contrib et postgresql-${major}-postgis-3 s’ils manquent, puis, dans cette base et en superutilisateur, lancez «\u00a0${extensionsToCreate.map((name) => `create extension ${name};`).join(' ')}\u00a0».`,
      ),
      tell(
        'jobs',
        keepsJobs,
        'Ce compte peut tenir les tâches de fond',
        'Ce compte ne peut pas créer le schéma des tâches de fond\u00a0: en superutilisateur, lancez «\u00a0grant create on database … to …;\u00a0» avec le nom de la base et le sien.',
      ),
      tell(
        'migrations',
        unknown.length === 0,
        waiting > 0 ? `Le schéma sera mis à jour au démarrage (${waiting})` : 'Schéma à jour',
        'La base vient d’un Carreau plus récent\u00a0: installez cette version.',
      ),
    ];
  } catch (error) {
    const { message, cause } = error as Error;
    const detail = cause instanceof Error ? cause.message : message;
    return [
      tell(
        'server',
        false,
        '',
        `La base de DATABASE_URL ne répond pas (${detail})\u00a0: vérifiez l’adresse et le mot de passe.`,
      ),
    ];
  }
}

const ofReplica: Record<ReplicaState['status'], string> = {
  following: 'Le réplica suit la base',
  late: `Le réplica de DATABASE_READ_URL a plus de ${longestLag / 1000}\u202fs de retard\u00a0: regardez sur la base «\u00a0select * from pg_stat_replication;\u00a0» et le journal du réplica. D’ici là, la base répond à tout le monde.`,
  away: 'Le réplica de DATABASE_READ_URL ne répond pas\u00a0: vérifiez l’adresse et le mot de passe. D’ici là, la base répond à tout le monde.',
  stranger:
    'Ce qui répond à DATABASE_READ_URL n’est pas un réplica de la base de DATABASE_URL\u00a0: corrigez l’adresse, ou refaites le réplica par pg_basebackup. D’ici là, la base répond à tout le monde.',
};

/** Given as long to catch up as it may be late. */
async function replica(url: string, primaryUrl: string): Promise<Diagnosis> {
  const database = await openServer(primaryUrl, 0);
  const watched = openReplica({ url, primaryUrl }, { primary: database.db });
  try {
    const until = performance.now() + longestLag;
    let { status } = await watched.look();
    while (status === 'late' && performance.now() < until) {
      await setTimeout(200);
      ({ status } = await watched.look());
    }
    return tell('replica', status === 'following', ofReplica[status], ofReplica[status]);
  } finally {
    await watched.close();
    await database.close();
  }
}

/** Whether this port can be listened to; one that answers may be Carreau itself. */
const port = ({ host, port: number }: Config): Promise<Diagnosis> =>
  new Promise((resolve) => {
    const trial = createServer();
    const busy = `Le port ${number} est pris, par Carreau lui-même s’il est lancé\u202f; sinon choisissez-en un autre avec CARREAU_PORT.`;
    trial.once('error', () => resolve(tell('port', true, busy, '')));
    trial.listen(number, host, () => trial.close(() => resolve(tell('port', true, `Le port ${number} est libre`, ''))));
  });

const longestMailWait = 5_000;

/** Whether the mail server lets us in. */
async function mail(smtp: string): Promise<Diagnosis> {
  const well = 'Le serveur de courriel répond';
  const transport = createTransport({
    url: smtp,
    connectionTimeout: longestMailWait,
    greetingTimeout: longestMailWait,
  });
  try {
    await transport.verify();
    return tell('mail', true, well, '');
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    const ill = `Le serveur de CARREAU_SMTP ne nous laisse pas entrer (${detail})\u00a0: vérifiez l’adresse, le compte et le mot de passe. D’ici là, les courriels attendent.`;
    return tell('mail', false, '', ill);
  } finally {
    transport.close();
  }
}
