import { alarmsOnRealReports, falsePer100Pages, isFalse } from '../test/golden/check/alarms.ts';
import { say, verdict } from './say.ts';

/** What the rules say of real reports, judged by hand. */
export function benchAlarms(): boolean {
  const found = alarmsOnRealReports();
  if (found.pages === 0) return true;
  say(`\n— Alarms on the real reports: ${found.alarms.length} on ${found.pages.toFixed(0)} pages of 3,000 characters`);
  for (const alarm of found.alarms) {
    const { tier, rule, file, line, printed, judgement: judged } = alarm;
    say(
      `  ${tier} ${rule} ${file}:${line} ${printed.join(' | ')}: ${judged?.verdict ?? 'NOT JUDGED'}${isFalse(alarm) ? ' (counts as false)' : ''}`,
    );
  }
  for (const tier of ['A', 'B'])
    say(`  false alarms of tier ${tier} per 100 pages: ${falsePer100Pages(found, tier).toFixed(2)}`);
  const isMet = falsePer100Pages(found, 'A') <= 1 && found.alarms.every(({ judgement }) => judgement !== undefined);
  return verdict('Targets: every alarm judged, at most one false alarm of tier A per 100 pages', isMet);
}
