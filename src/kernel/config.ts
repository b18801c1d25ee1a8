import { resolve } from 'node:path';
import { z } from 'zod';
import { DomainError } from './errors.ts';
// What is wrong is said in French.
import './input.ts';
import type { LogFormat } from './observe/log.ts';
import { inProject } from './paths.ts';
import { type Seal, sealKeyOf, sealWith } from './seal.ts';

/** IGN's plan, open to all without a key (Géoplateforme, Licence Ouverte 2.0). */
const plan =
  'https://data.geopf.fr/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2&STYLE=normal&FORMAT=image/png&TILEMATRIXSET=PM&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}';

const schema = z.object({
  CARREAU_DATA: z.string().default(inProject('data')),
  DATABASE_URL: z.string().optional(),
  DATABASE_READ_URL: z.string().optional(),
  CARREAU_HOST: z.string().default('127.0.0.1'),
  CARREAU_PORT: z.coerce.number().int().min(0).max(65535).default(4300),
  CARREAU_ORIGIN: z.url().optional(),
  CARREAU_BASEMAP: z.string().default(plan),
  CARREAU_SMTP: z.url({ protocol: /^smtps?$/ }).optional(),
  CARREAU_MAIL_FROM: z.string().default('Carreau <carreau@localhost>'),
  CARREAU_OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  CARREAU_OIDC_CLIENT_ID: z.string().default(''),
  CARREAU_OIDC_CLIENT_SECRET: z.string().default(''),
  CARREAU_OIDC_LABEL: z.string().default('ProConnect'),
  CARREAU_OIDC_SCOPE: z.string().default('openid given_name usual_name email siret'),
  CARREAU_OIDC_ACR: z.string().optional(),
  CARREAU_OIDC_EMAIL: z.enum(['verifiee', 'garantie']).default('verifiee'),
  CARREAU_OIDC_ROLES: z.string().optional(),
  CARREAU_SEAL_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, 'une clé est faite de 64 chiffres hexadécimaux')
    .optional(),
  CARREAU_INNER_HOSTS: z.string().default(''),
  CARREAU_JOBS: z.enum(['oui', 'non']).default('oui'),
  CARREAU_LOG: z.enum(['lignes', 'json']).default('lignes'),
  CARREAU_METRICS_TOKEN: z.string().min(16).optional(),
});

const settings = schema
  .refine((read) => !read.CARREAU_OIDC_ISSUER || read.CARREAU_OIDC_CLIENT_ID, {
    path: ['CARREAU_OIDC_CLIENT_ID'],
    error: 'indiquez l’identifiant que le fournisseur CARREAU_OIDC_ISSUER a donné à Carreau',
  })
  .refine((read) => !read.DATABASE_READ_URL || read.DATABASE_URL, {
    path: ['DATABASE_READ_URL'],
    error: 'indiquez aussi dans DATABASE_URL la base dont celle-ci est le réplica',
  });

/** Who is asked by OpenID Connect whether somebody is who they say. */
export interface ProviderSettings {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** What the button says. */
  label: string;
  scope: string;
  /** The levels of assurance that are asked for, one of which must be given; undefined for any. */
  acr: string | undefined;
  /** Whether every address it gives is taken as verified, without its saying so. */
  answersForEmail: boolean;
  /** The file of roles for those who come for the first time. */
  rolesFile: string | undefined;
}

export interface Config {
  /** Folder of the embedded database, of the files people add and of the lock. */
  dataFolder: string;
  /** PostgreSQL address; without it the embedded database is used. */
  databaseUrl: string | undefined;
  /** A replica of it, where visitors read. */
  databaseReadUrl: string | undefined;
  host: string;
  port: number;
  /** Public address, compared with the Origin header of every form. */
  origin: string;
  /** Address of the image tiles under maps, with {z}, {x} and {y}; null for a plain ground. */
  baseMap: string | null;
  /** Where letters are sent from; without it none are written. */
  mail: { smtp: string; from: string } | null;
  /** Where people may sign in besides their password and passkeys. */
  provider: ProviderSettings | null;
  /** Closes the secrets that the database keeps. */
  seal: Seal;
  /** Hosts of the network inside that sources and programs may be at. */
  innerHosts: readonly string[];
  /** Whether this process runs the jobs; where several serve, those of `work` may do it alone. */
  jobs: boolean;
  logFormat: LogFormat;
  /** What a request for metrics from another machine must carry; without it, only this machine is answered. */
  metricsToken: string | undefined;
}

export function readConfig(environment: Record<string, string | undefined> = process.env): Config {
  const parsed = settings.safeParse(environment);
  if (!parsed.success) throw wrongSettings(parsed.error.issues);
  const read = parsed.data;
  return {
    dataFolder: resolve(read.CARREAU_DATA),
    databaseUrl: read.DATABASE_URL,
    databaseReadUrl: read.DATABASE_READ_URL,
    host: read.CARREAU_HOST,
    port: read.CARREAU_PORT,
    origin: read.CARREAU_ORIGIN ?? `http://localhost:${read.CARREAU_PORT}`,
    baseMap: read.CARREAU_BASEMAP === 'aucun' ? null : read.CARREAU_BASEMAP,
    mail: read.CARREAU_SMTP ? { smtp: read.CARREAU_SMTP, from: read.CARREAU_MAIL_FROM } : null,
    provider: providerOf(read),
    seal: sealWith(() => sealKeyOf({ sealKey: read.CARREAU_SEAL_KEY, dataFolder: resolve(read.CARREAU_DATA) })),
    innerHosts: read.CARREAU_INNER_HOSTS.split(/[\s,]+/).filter(Boolean),
    jobs: read.CARREAU_JOBS === 'oui',
    logFormat: read.CARREAU_LOG === 'json' ? 'json' : 'lines',
    metricsToken: read.CARREAU_METRICS_TOKEN,
  };
}

const wrongSettings = (issues: z.core.$ZodIssue[]) =>
  new DomainError(
    'invalid',
    'wrong_setting',
    `Réglages à corriger. ${issues.map(({ path, message }) => `${path.join('.')}\u00a0: ${message}.`).join(' ')}`,
  );

const providerOf = (read: z.output<typeof schema>): ProviderSettings | null =>
  read.CARREAU_OIDC_ISSUER
    ? {
        issuer: read.CARREAU_OIDC_ISSUER,
        clientId: read.CARREAU_OIDC_CLIENT_ID,
        clientSecret: read.CARREAU_OIDC_CLIENT_SECRET,
        label: read.CARREAU_OIDC_LABEL,
        scope: read.CARREAU_OIDC_SCOPE,
        acr: read.CARREAU_OIDC_ACR,
        answersForEmail: read.CARREAU_OIDC_EMAIL === 'garantie',
        rolesFile: read.CARREAU_OIDC_ROLES,
      }
    : null;
