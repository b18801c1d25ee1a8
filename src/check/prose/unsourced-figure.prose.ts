import { printCount } from '../../kernel/french.ts';
import { latinLetters } from '../reading/latin-letters.ts';
import type { Mention } from '../reading/mention.ts';
import { isPercent } from './amounts.ts';
import type { ProseFinding, ProseRule, ReadText } from './prose-rule.ts';
import { sentencesWithFigures } from './sentence-figures.ts';
import { quotedMention } from './sentences-with-mentions.ts';

export const unsourcedFigure: ProseRule = {
  code: 'unsourced_figure',
  title: 'Chiffres de contexte sans date ni source',
  tier: 'C',
  explanation:
    'Un chiffre que l’auteur du rapport n’a pas compté lui-même (population, chômage, revenus, émissions, comparaison avec la France ou la région) dit sa date ou sa source. Ceux qui ne disent ni l’une ni l’autre sont comptés une fois pour tout le document, exemples à l’appui.',
  check(read) {
    const found = unsourcedIn(read);
    return found.length < fewest ? [] : [findingOf(read, found)];
  },
};

const fewest = 3;
const shown = 5;

/** Statistics of a territory or of the country, which no service counts. */
const statistic = latinLetters(
  /(?<!\p{L})(?:taux d[e’' ]+(?:chômage|pauvreté|natalité|mortalité|scolarisation|activité|motorisation|vacance|fécondité)|espérance de vie|revenus? (?:médian|moyen|fiscal)|seuil de pauvreté|niveau de vie|part modale|surmortalité|moyenne (?:nationale|régionale|départementale|européenne|française)|au niveau (?:national|régional|européen|mondial)|en (?:France|Europe)|dans le monde|à l[’']échelle (?:nationale|régionale|mondiale)|des Français)(?!\p{L})/iu,
);
/** "23 % des ménages" */
const ofPeople = latinLetters(
  /^ (?:de la population|des (?:habitants|ménages|actifs|jeunes|Français|résidences principales|déplacements|emplois)|d[’']entre eux)(?!\p{L})/iu,
);
const source = latinLetters(
  /(?<!\p{L})(?:sources?|selon|d[’']après|insee|ademe|citepa|atmo|ofb|caf|dreal|cerema|banque de france|observatoire|étude|enquête|recensement|sondage|baromètre|données|statistiques?|rapport|rapportée|chiffres (?:de|du)|cour des comptes|giec|oms|onu|ministère|agence|établit|estime|révèle|montre|observée? par|mesurée? par)(?!\p{L})/iu,
);
const dated = /(?:19|20)\d\d/;
/** What the author did or means to do. */
const ownDeed = latinLetters(
  /(?<!\p{L})(?:objectifs?|cibles?|vis(?:e|er|ant|ée)|d[’']ici|horizon|accompagn\p{L}+|subvention\p{L}*|financ\p{L}+|accueilli\p{L}*|bénéfici\p{L}+|réalis\p{L}+|sensibilis\p{L}+|mis en|équip(?:é|és|ées?)|rénov\p{L}+|nous|notre|nos)(?!\p{L})/iu,
);
const reach = 300;

const unsourcedIn = (read: ReadText): Mention[] =>
  sentencesWithFigures(read, 1).flatMap(({ text, start, end, figures }) => {
    const told = figures.filter((figure) =>
      isOfContext(figure, text.slice(figure.end - start, figure.end - start + 30), text),
    );
    if (told.length === 0 || source.test(text) || dated.test(text) || ownDeed.test(text)) return [];
    const around = read.plain.slice(Math.max(0, start - reach), end + reach);
    return source.test(around) || dated.test(around) ? [] : told;
  });

const isOfContext = (figure: Mention, tail: string, text: string): boolean =>
  figure.period === null &&
  ((isPercent(figure) && ofPeople.test(tail)) ||
    ((isPercent(figure) || figure.unit?.dimension === 'money') && statistic.test(text)));

function findingOf(read: ReadText, found: Mention[]): ProseFinding {
  const examples = found.slice(0, shown);
  const count = printCount(found.length, 'chiffre');
  return {
    rule: unsourcedFigure.code,
    tier: 'C',
    message: `${count} de contexte ${found.length > shown ? 'comme ceux-ci ' : ''}ne disent ni leur date ni leur source\u00a0: le lecteur ne peut pas les retrouver.`,
    arithmetic: `${count} sur ${printCount(read.mentions.length, 'lu')}, dont ${examples.map(quotedMention).join(', ')}`,
    likelyCause: null,
    places: examples.map(({ start, end }) => ({ start, end })),
  };
}
