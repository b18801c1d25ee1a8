import type { JournalPart } from '../identity/journal.ts';
import type { EditionMove } from './edition/edition-state.rule.ts';
import { opinionLabels, type Proceedings } from './edition/proceedings.ts';
import { nameReportImports } from './importing/import.sql.ts';
import { nameEditions, nameSheets } from './named.sql.ts';
import { usualSheetStates, usualStates } from './report-type.ts';

const moves: Record<`edition.${EditionMove}`, string> = {
  'edition.start_collection': 'Collecte ouverte',
  'edition.close_collection': 'Collecte close',
  'edition.reopen_collection': 'Collecte rouverte',
  'edition.submit': 'Validation demandée',
  'edition.refuse': 'Corrections demandées',
  'edition.validate': 'Édition validée',
  'edition.freeze': 'Édition figée',
  'edition.present': 'Édition présentée',
  'edition.publish': 'Édition publiée',
};

export const reportJournal: JournalPart = {
  verbs: {
    ...moves,
    'edition.edit': 'Édition modifiée',
    'edition.keep_aside': 'Textes gardés à côté de ceux en vigueur',
    'edition.answer': 'Décision du Comité à laquelle répondre choisie',
    'edition.open': 'Édition ouverte',
    'finding.waive': 'Alerte acceptée',
    'finding.withdraw': 'Acceptation d’une alerte retirée',
    'sheet.accept': 'Fiche acceptée',
    'sheet.add_figure': 'Chiffre ajouté à la fiche',
    'sheet.announce': 'Perspectives de la fiche changées',
    'sheet.comment': 'Fiche commentée',
    'sheet.keep_aside': 'Saisie gardée à côté de celle en vigueur',
    'sheet.link_action': 'Actions de la fiche changées',
    'sheet.register': 'Lignes du registre choisies',
    'sheet.remove_figure': 'Chiffre retiré de la fiche',
    'sheet.save': 'Fiche enregistrée',
    'sheet.send_back': 'Fiche renvoyée',
    'sheet.settle_comment': 'Commentaire réglé',
    'sheet.submit': 'Fiche soumise',
    'sheet.take_over': 'Repris d’un ancien rapport',
    'history.decide': 'Propositions d’un ancien rapport décidées',
    'history.import': 'Ancien rapport lu',
    'history.undo': 'Reprise d’un ancien rapport annulée',
  },
  kinds: {
    edition: { label: 'Éditions', name: nameEditions },
    sheet: { label: 'Fiches', name: nameSheets },
    history: { label: 'Rapports repris', name: nameReportImports },
  },
  fields: {
    reportType: 'trame',
    corrects: 'corrige',
    takenFrom: 'repris de',
    proposals: 'propositions',
    entered: 'repris',
    left: 'refusé',
    sheetsGone: 'fiches retirées',
    kept: 'fiches gardées, modifiées depuis',
    erratum: 'erratum n°',
    dueOn: 'échéance',
    easyRead: 'en bref, facile à lire',
    added: 'fiches ajoutées',
    taken: 'fiches retirées',
    assigned: 'fiches confiées',
    lines: 'lignes du registre',
    decision: 'répond à la décision',
    action: 'action',
    figure: 'chiffre',
    key: 'chiffre clé',
    block: 'à propos de',
    comment: 'remarque',
    state: 'état',
    sha256: 'empreinte',
    findings: 'alertes',
    reason: 'motif',
    sessionDate: 'séance du',
    budgetDebateDate: 'débat budgétaire',
    place: 'lieu',
    number: 'numéro',
    reportNumber: 'rapport n°',
    president: 'présidence',
    signatory: 'signataire',
    commission: 'commission',
    date: 'séance du',
    opinion: 'avis',
    votes: 'votes',
    group: 'groupe',
    for: 'pour',
    against: 'contre',
    abstained: 'abstentions',
    absent: 'absents',
  },
  values: {
    opinion: opinionLabels,
    state: { ...usualStates, ...usualSheetStates, validated: 'Validée' },
  },
  readers: {
    'edition.edit': (state) => ('proceedings' in state ? factsOf(state.proceedings as Proceedings) : state),
  },
};

/** The facts of the session, one by one; none of a commission that nobody named. */
const factsOf = ({ commission, ...facts }: Partial<Proceedings>): object => ({
  ...facts,
  commission: commission?.name ? commission : null,
});
