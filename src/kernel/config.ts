import { resolve } from 'node:path';
import { z } from 'zod';
import { inProject } from './paths.ts';

const schema = z.object({
  CARREAU_DATA: z.string().default(inProject('data')),
  DATABASE_URL: z.string().optional(),
  CARREAU_HOST: z.string().default('127.0.0.1'),
  CARREAU_PORT: z.coerce.number().int().min(0).max(65535).default(4300),
  CARREAU_ORIGIN: z.url().optional(),
});

export interface Config {
  /** Folder of the embedded database, of the files people add and of the lock. */
  dataFolder: string;
  /** PostgreSQL address; without it the embedded database is used. */
  databaseUrl: string | undefined;
  host: string;
  port: number;
  /** Public address, compared with the Origin header of every form. */
  origin: string;
}

export function readConfig(environment: Record<string, string | undefined> = process.env): Config {
  const read = schema.parse(environment);
  return {
    dataFolder: resolve(read.CARREAU_DATA),
    databaseUrl: read.DATABASE_URL,
    host: read.CARREAU_HOST,
    port: read.CARREAU_PORT,
    origin: read.CARREAU_ORIGIN ?? `http://localhost:${read.CARREAU_PORT}`,
  };
}
