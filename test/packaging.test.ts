import { existsSync, globSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { describe, expect, test } from 'vitest';
import { commands } from '../src/cli/commands.ts';
import { readConfig } from '../src/kernel/config.ts';
import { inProject } from '../src/kernel/paths.ts';
import { largestFormAt } from '../src/web/form-size.ts';

const read = (path: string): string => readFileSync(inProject(path), 'utf8');
const found = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, name = '']) => name);

const page = found(read('docs/guide/installer.md'), /^```sh\n(.*?)^```$/gms).join('');
const containerfile = read('packaging/Containerfile');

// What happens when its commands are typed is told by scripts/walk-through.test.ts.
describe('what an installation is made of', () => {
  test('nginx lets through the largest form, so that a larger one is refused by Carreau’s own sentence', () => {
    const [megabytes] = found(read('packaging/nginx.conf'), /client_max_body_size (\d+)m;/g);

    expect(Number(megabytes) * 2 ** 20).toBeGreaterThan(largestFormAt('/sites/import'));
  });

  test('nginx asks the processes that the page has served', () => {
    const ports = found(read('packaging/nginx.conf'), /server 127\.0\.0\.1:(\d+);/g);

    expect(ports.map((port) => `carreau@${port}`)).toEqual(
      /enable --now (.*) carreau-work/.exec(page)?.[1]?.split(' '),
    );
  });

  test('the settings it brings are ones that Carreau reads', () => {
    const lines = read('packaging/carreau.env').replaceAll('#CARREAU', 'CARREAU');

    const settings = parseEnv(lines);

    const documented = found(read('docs/reference/reglages.md'), /^## (\w+)$/gm);
    expect(Object.keys(settings).filter((name) => !documented.includes(name))).toEqual([]);
    expect(readConfig(settings)).toMatchObject({
      origin: 'https://carreau.exemple.fr',
      dataFolder: '/var/lib/carreau',
    });
  });

  test('the page installs this version, by commands and files that exist', () => {
    const { version } = JSON.parse(read('package.json')) as { version: string };

    expect(page).toContain(`/root/carreau-${version}.tar.gz`);
    expect(found(page, /^(?:CARREAU_PROGRAM=\S+ )?carreau ([\w-]+)/gm).filter((name) => !commands[name])).toEqual([]);
    const named = found(page, /\/opt\/carreau\/(packaging\/[^ ]+)/g);
    expect(named.filter((path) => globSync(path, { cwd: inProject() }).length === 0)).toEqual([]);
  });

  test('units run commands of Carreau, each under its own account and as closed as the others', () => {
    const units = globSync('packaging/*.service', { cwd: inProject() }).sort();
    const closing = (unit: string) =>
      read(unit).slice(read(unit).indexOf('# What it may write')).split('\n[Install]')[0];

    expect(units).toHaveLength(3);
    for (const unit of units) {
      expect(commands).toHaveProperty(/^ExecStart=\/opt\/carreau\/bin\/carreau (\S+)/m.exec(read(unit))?.[1] ?? '');
      expect(read(unit)).toContain('\nUser=carreau\n');
      expect(closing(unit)?.trim()).toBe(closing(units[0] ?? '')?.trim());
    }
  });

  // The image is not built here: its base cannot be had everywhere. Its steps are held to what is in the project.
  test('the container copies what exists and runs commands that exist', () => {
    const scripts = (JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts;
    const copied = found(containerfile, /^COPY (?!--from)(.*) \S+$/gm).flatMap((paths) => paths.split(' '));

    expect(copied.length).toBeGreaterThan(5);
    expect(copied.filter((path) => !existsSync(inProject(path)))).toEqual([]);
    expect(found(containerfile, /npm run ([\w:-]+)/g).filter((name) => !scripts[name])).toEqual([]);
    expect(found(containerfile, /main\.ts (\w+)|CMD \["carreau", "(\w+)"\]/g).filter(Boolean)).toEqual(['migrate']);
    expect(found(containerfile, /CMD \["carreau", "(\w+)"\]/g).filter((name) => !commands[name])).toEqual([]);
    expect(containerfile).toMatch(/^USER carreau$/m);
  });
});
