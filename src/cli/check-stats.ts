import { isDemoted, type JudgedRule, precisionOf, readJudgedRules, ruleTitles } from '../check/index.ts';
import { publishJudgedRules } from '../check/judging/index.ts';
import { readConfig } from '../kernel/config.ts';
import { holdsDatabase } from '../kernel/db/index.ts';
import { isDomainError } from '../kernel/errors.ts';
import { narrow, printNumber } from '../kernel/french.ts';
import { withInstallation } from './installation.ts';
import { knownFormat } from './known.ts';
import { printColumns, printJson } from './output.ts';

interface RuleStatistics extends JudgedRule {
  title: string;
  /** Shares from 0 to 1; null where nothing was judged. */
  precision: number | null;
  low: number | null;
  high: number | null;
  /** The surest tier its findings are shown at. */
  shown: 'as_found' | 'B';
}

/** `check --stats`: what people say of each rule. */
export async function checkStats(wanted: string): Promise<number> {
  const format = knownFormat(wanted, ['text', 'json', 'csv']);
  const judged = new Map((await judgedRules()).map((one) => [one.rule, one]));
  const rules = [...ruleTitles].map(([rule, title]) =>
    statisticsOf(title, judged.get(rule) ?? { rule, judged: 0, right: 0 }),
  );
  if (format === 'json') printJson(rules);
  else if (format === 'csv') process.stdout.write(csvOf(rules));
  else printColumns([heads, ...rules.map(lineOf)]);
  return 0;
}

/** A running Carreau holds its database, and keeps what it knows of each rule in a file. */
async function judgedRules(): Promise<JudgedRule[]> {
  const config = readConfig();
  if (!config.databaseUrl && !holdsDatabase(config.dataFolder)) return [];
  try {
    return await withInstallation(({ db }) => publishJudgedRules(config.dataFolder, db));
  } catch (error) {
    if (isDomainError(error) && error.code === 'folder_in_use') return readJudgedRules(config.dataFolder);
    throw error;
  }
}

function statisticsOf(title: string, { rule, judged, right }: JudgedRule): RuleStatistics {
  const { share, low, high } = precisionOf({ judged, right }) ?? { share: null, low: null, high: null };
  const shown = isDemoted({ judged, right }) ? 'B' : 'as_found';
  return { rule, title, judged, right, precision: share, low, high, shown };
}

const heads = ['contrôle', 'jugées', 'justes', 'précision', 'intervalle (95 %)', 'montré'];

const lineOf = ({ rule, judged, right, precision, low, high, shown }: RuleStatistics): string[] => [
  rule,
  String(judged),
  String(right),
  percent(precision),
  low === null ? '—' : `${percent(low)} à ${percent(high)}`,
  shown === 'B' ? 'B au plus' : 'tel quel',
];

const percent = (share: number | null): string =>
  share === null ? '—' : `${printNumber(String(Math.round(share * 100)))}${narrow}%`;

/** As a French spreadsheet opens it. */
function csvOf(rules: RuleStatistics[]): string {
  const decimal = (share: number | null) => (share === null ? '' : share.toFixed(3).replace('.', ','));
  const rows = rules.map(({ rule, title, judged, right, precision, low, high, shown }) =>
    [
      rule,
      `"${title.replaceAll('"', '""')}"`,
      judged,
      right,
      decimal(precision),
      decimal(low),
      decimal(high),
      shown,
    ].join(';'),
  );
  return `\ufeff${['contrôle;titre;jugées;justes;précision;au moins;au plus;montré', ...rows].join('\r\n')}\r\n`;
}
