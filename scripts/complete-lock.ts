import { readFileSync, writeFileSync } from 'node:fs';
import { inProject } from '../src/kernel/paths.ts';

interface LockedPackage {
  version: string;
  dev?: boolean;
  os?: string[];
  cpu?: string[];
  optional?: boolean;
  optionalDependencies?: Record<string, string>;
}

const systems = ['android', 'darwin', 'linux', 'win32', 'freebsd', 'openharmony'];
const processors = ['arm64', 'x64', 'arm', 'ia32', 'riscv64', 's390x', 'ppc64'];

/**
 * After `npm install`: names in package-lock.json the builds for other platforms that a mirror of the
 * registry may lack. Without them `npm ci` refuses the lock file, on any platform.
 */
export default async function completeLock(): Promise<number> {
  const path = inProject('package-lock.json');
  const lock = JSON.parse(readFileSync(path, 'utf8')) as { packages: Record<string, LockedPackage> };
  for (const parent of Object.values(lock.packages)) {
    for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
      const entry = platformOf(name);
      if (entry)
        lock.packages[`node_modules/${name}`] ??= {
          version,
          ...(parent.dev ? { dev: true } : {}),
          ...entry,
          optional: true,
        };
    }
  }
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
  return 0;
}

/** "@biomejs/cli-darwin-arm64" is for macOS on arm64. */
function platformOf(name: string): Pick<LockedPackage, 'os' | 'cpu'> | undefined {
  const words = name.split(/[/-]/);
  const os = systems.filter((system) => words.includes(system));
  const cpu = processors.filter((processor) => words.includes(processor));
  return os.length > 0 ? { os, ...(cpu.length > 0 ? { cpu } : {}) } : undefined;
}
