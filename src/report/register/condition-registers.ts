import { printCount, printDate } from '../../kernel/french.ts';
import { readReportedSites, readSiteType } from '../../site/index.ts';
import {
  readCampaigns,
  readStandingConditions,
  readStandingPressures,
  type StatedPressure,
} from '../../watch/index.ts';
import { pressureScales, pressureSides } from '../../watch/pressure/pressure.ts';
import { latest, type Register, type RegisterRow } from './register.ts';

/** In what state each place was last seen. */
const observation: Register = {
  label: 'État observé',
  columns: ['Site', 'État', 'Constats', 'Tendance'],
  evidence: true,
  read: async (context) =>
    (await readStandingConditions(context)).map((seen): RegisterRow => {
      const { id, siteId, site, siteKind, levelLabel, pathologyLabels, trendLabel, observedOn } = seen;
      return {
        key: `observation:${id}`,
        told: `${site} (${readSiteType(siteKind).label.toLowerCase()}), état ${levelLabel.toLowerCase()}`,
        cells: [site, levelLabel, pathologyLabels.join(', '), trendLabel],
        asOf: observedOn,
        href: `/sites/${siteId}/etat`,
        open: seen.sitePublished && seen.audience === 'everyone',
        generated: seen.generated,
      };
    }),
  summary: async (context, rows) => {
    const elements = (await readReportedSites(context)).filter(({ level }) => level === 'element').length;
    return `L’état de ${printCount(rows.length, 'site')} est connu, sur ${printCount(elements, 'élément')} au registre.`;
  },
};

/** What bears on each place, in the words of periodic reporting. */
const pressure: Register = {
  label: 'Pressions',
  columns: ['Facteur', 'Site', 'Effet et origine', 'Étendue et effet sur les attributs', 'Réponse', 'Tendance'],
  evidence: true,
  read: async (context) => (await readStandingPressures(context)).map(pressureRow),
};

function pressureRow(said: StatedPressure): RegisterRow {
  const factor = `${said.factor} ${said.label}`;
  const scales = [degree('extent', said), degree('impact', said)].filter(Boolean).join(', ');
  return {
    key: `pressure:${said.id}`,
    told: `${said.site}, facteur ${factor}`,
    cells: [factor, said.site, sides(said), scales, degree('response', said), degree('trend', said)],
    asOf: said.assessedOn,
    href: `/sites/${said.siteId}/pressions`,
    open: isOpen(said),
    generated: said.generated,
  };
}

const isOpen = ({ sitePublished, audience }: StatedPressure): boolean => sitePublished && audience === 'everyone';

const degree = (scale: keyof typeof pressureScales, said: StatedPressure): string => {
  const degrees: Record<string, string> = pressureScales[scale].degrees;
  return degrees[said[scale] ?? ''] ?? '';
};

const sides = (said: Pick<StatedPressure, 'positive' | 'negative' | 'current' | 'potential' | 'inside' | 'outside'>) =>
  Object.values(pressureSides)
    .flatMap(({ sides: pair }) => Object.entries(pair))
    .flatMap(([side, label]) => (said[side as keyof typeof said] ? [label] : []))
    .map((label, index) => (index === 0 ? label : label.toLowerCase()))
    .join(', ');

/** Each factor that bears on some place, once, as UNESCO heads the page of a property with them. */
const factor: Register = {
  label: 'Facteurs affectant le Bien',
  columns: ['Facteur', 'Groupe', 'Sites touchés', 'Effet et moment'],
  evidence: false,
  read: async (context) => {
    const byFactor = Map.groupBy(await readStandingPressures(context), (said) => `${said.factor} ${said.label}`);
    return [...byFactor].flatMap(([label, all]): RegisterRow[] => {
      const [first] = all;
      if (!first) return [];
      const some = (side: 'positive' | 'negative' | 'current' | 'potential') => all.some((said) => said[side]);
      const joined = {
        positive: some('positive'),
        negative: some('negative'),
        current: some('current'),
        potential: some('potential'),
        inside: false,
        outside: false,
      };
      return [
        {
          key: `factor:${first.factor}${first.named ? `.${first.id}` : ''}`,
          told: label,
          cells: [label, first.group, printCount(new Set(all.map(({ siteId }) => siteId)).size, 'site'), sides(joined)],
          asOf: latest(all.map(({ assessedOn }) => assessedOn)),
          href: '/veille/pressions',
          open: all.every(isOpen),
          generated: all.every(({ generated }) => generated),
        },
      ];
    });
  },
};

/** Tours of places, with what they covered. */
const campaign: Register = {
  label: 'Campagnes d’observation',
  columns: ['Campagne', 'Période', 'Sites à voir', 'Sites vus'],
  evidence: true,
  read: async (context) =>
    (await readCampaigns(context)).map((tour): RegisterRow => {
      const { id, title, startsOn, endsOn, toVisit, visited, statedVisited, statedSource, generated } = tour;
      const period = endsOn ? `du ${printDate(startsOn)} au ${printDate(endsOn)}` : `depuis le ${printDate(startsOn)}`;
      const seen = statedVisited === null ? String(visited) : `${statedVisited}, d’après ${statedSource}`;
      return {
        key: `campaign:${id}`,
        told: `Campagne «\u00a0${title}\u00a0»`,
        cells: [title, period, statedVisited === null ? String(toVisit) : '', seen],
        asOf: endsOn ?? startsOn,
        href: `/veille/campagnes/${id}`,
        open: false,
        generated,
      };
    }),
};

export const conditionRegisters = { observation, pressure, factor, campaign };
