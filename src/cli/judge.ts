import { parseArgs } from 'node:util';
import { printCount } from '../kernel/french.ts';
import { judgeEverything } from '../nature/index.ts';
import { withInstallation } from './installation.ts';
import { print, printJson } from './output.ts';

/** `judge`: what validated records show, then what automatic rules say of every record. */
export async function judge(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean', default: false } } });
  return withInstallation(async (owner) => {
    const done = await judgeEverything(owner);
    if (values.json) printJson(done);
    else
      print(
        `${printCount(done.profiles, 'profil tiré', 'profils tirés')} des données validées, ${printCount(done.records, 'donnée jugée', 'données jugées')}, dont ${done.surprising} à regarder.`,
      );
    return 0;
  });
}
