import type { RouteConfigEntry } from '@react-router/dev/routes';
import type { RouterContextProvider } from 'react-router';
import { expect, test } from 'vitest';
import { addAssessmentSites, readAssessment, saveAssessment } from '../src/assessment/index.ts';
import { checkUpload, keepCheck } from '../src/check/uploading/index.ts';
import { saveEvent } from '../src/event/index.ts';
import { declareConnector } from '../src/exchange/connector/keep-connector.ts';
import { type Context, visitor } from '../src/identity/index.ts';
import { defineIndicator } from '../src/indicator/index.ts';
import { type Db, openServer } from '../src/kernel/db/index.ts';
import { inProject } from '../src/kernel/paths.ts';
import { keepRecordDraft, saveVisit, tellExchange } from '../src/nature/index.ts';
import { keepShot, saveReshootCampaign, saveViewpoint } from '../src/photo/index.ts';
import { keepDraft, saveAction, savePlan } from '../src/programme/index.ts';
import { addSheets, openEdition, startReportImport } from '../src/report/index.ts';
import routes from '../src/routes.ts';
import { importZones, keepSiteDraft, stateSite } from '../src/site/index.ts';
import {
  addDecision,
  addMeeting,
  readAttributes,
  readProject,
  recordObservation,
  saveAdvice,
  saveAttributes,
  saveBody,
  saveCampaign,
  saveCommitteeDecision,
  saveDelivery,
  saveEndangered,
  saveMatrix,
  saveProject,
} from '../src/watch/index.ts';
import { anEdition, aPublishedEdition } from './an-edition.ts';
import { anOldReport } from './an-old-report.ts';
import { aContext, anOrganisation, testEffects, testSeal } from './builders.ts';
import { carriedFor } from './carried.ts';
import { describeAloneOnOneEngine } from './databases.ts';
import { aDataset, aTaxref } from './nature.ts';

/** `otherService` contributes to another service, `elsewhere` coordinates and administers another organisation. */
const people = [
  'visitor',
  'reader',
  'contributor',
  'otherService',
  'validator',
  'coordinator',
  'administrator',
  'elsewhere',
] as const;
type Who = (typeof people)[number];

const signedIn = people.filter((who) => who !== 'visitor');
const working = signedIn.filter((who) => who !== 'reader' && who !== 'elsewhere');
const steering = ['validator', 'coordinator', 'administrator'] as const;
const coordinating = ['coordinator'] as const;
const keeping = ['coordinator', 'administrator'] as const;

/** Who is let in; the others are asked to sign in, refused, or told that nothing is there. */
interface Rule {
  admits: readonly Who[];
  hidden?: true;
  form?: Record<string, string>;
}

const page = (admits: readonly Who[]): Rule => ({ admits });
const hidden = (admits: readonly Who[]): Rule => ({ admits, hidden: true });
const form = (admits: readonly Who[], fields: Record<string, string> = {}): Rule => ({ admits, form: fields });

/** The identifier of nothing. */
const nothing = '00000000-0000-4000-8000-000000000000';

const projected = { name: 'Silo', works: 'construction', stage: 'filed', permit: 'none', elements: 'Silo' };
const advised = { askedOf: 'UDAP', rule: 'abf-permis', nature: 'awaited' };
const evaluated = { rating: 'none', residual: 'none', reversibility: 'yes' };
const endangered = { name: 'Fosse', state: 'open', alertedOn: '2021-01-12', procedure: 'none' };
const committed = { reference: '43 COM 7B.12', year: '2019', paragraphs: '1. Demande un rapport.' };
const delivered = { partner: 'Bailleur', title: 'État du bâti', loaded: 'no' };
const edition = '/rapports/:publisher/:type/:year';
const followed = { name: 'Compteurs', address: 'https://example.org/a.csv', indicator: 'A', period: 'an', value: 'v' };
const managed = '/administration/organisations/:slug';
const campaign = '/travail/campagnes/:id';

const aSighting = { id: '00000000-0000-4000-8000-00000000000b', dateFrom: '2021-01-12', placeName: 'Lens' };

const anAssessment = { factor: '1.1', assessedOn: '2021-01-12', audience: 'workers' };
const aLook = {
  id: '00000000-0000-4000-8000-00000000000a',
  level: 'bon',
  observedOn: '2021-01-12',
  access: 'afar',
  audience: 'workers',
};

const aFramework = {
  ...{ name: 'Suivi', description: 'Suivi des terrils', startsOn: '2021-01-04', territorialLevel: '6', closed: 'no' },
  ...{ objectives: '9', 'actors.0.role': '1', 'actors.0.body': 'Association' },
};
const aDatasetForm = {
  ...{ name: 'Oiseaux', shortName: 'Oiseaux', description: 'Au hasard', objective: '1.1', dataKind: '1', origin: 'Pr' },
  ...{
    sourceStatus: 'Te',
    licence: 'lo-2.0',
    published: 'no',
    active: 'yes',
    'actors.0.role': '1',
    'actors.0.body': 'A',
  },
};
const aRequest = {
  body: 'ONF',
  askedOn: '2021-01-12',
  subject: 'Terrils',
  clause: 'agreement',
  audience: 'public',
  format: 'csv',
};
const aView = {
  ...{ title: 'Pont', audience: 'workers', licence: 'lo-2.0', seasonFrom: 'any', seasonTo: 'any' },
  version: '0',
};
const anEvent = { title: 'Visite', kind: 'visit', heldOn: '2021-01-12', state: 'planned', audience: 'workers' };
const aShot = { id: nothing, day: '2020', conformity: 'impossible', reason: 'Chantier.' };
const assessed = { title: 'État', grid: 'terrils-biodiversite', startsOn: '2021-01-01', endsOn: '2021-12-31' };
const reshoots = { title: 'Reprises', startsOn: '2021-01-04' };
const aChange = { id: nothing, beforeId: nothing, afterId: nothing, object: 'landes', nature: 'apparition' };

/** Every route and what each person gets: a new route fails this test until its line is written. */
const access: Record<string, Rule> = {
  'GET /': page(people),
  'GET /*': hidden([]),
  'GET /accessibilite': page(people),
  'GET /mentions-legales': page(people),
  'GET /donnees-personnelles': page(people),
  'GET /connexion': page(people),
  'POST /connexion': form(people),
  'GET /connexion/fournisseur': hidden([]),
  'POST /connexion/defi': form(people),
  'GET /connexion/retour': hidden([]),
  'GET /deconnexion': page(people),
  'POST /deconnexion': form(people),
  'GET /mot-de-passe': page(people),
  'POST /mot-de-passe': form(people, { email: 'personne@example.org' }),
  'GET /mot-de-passe/:token': hidden([]),
  'POST /mot-de-passe/:token': { ...form([], { password: 'une phrase assez longue' }), hidden: true },
  'GET /profil': page(signedIn),
  'POST /profil': form(signedIn),
  'GET /profil/sessions': page(signedIn),
  'POST /profil/sessions': form(signedIn, { end: 'others' }),
  'GET /profil/sessions/fin': page(signedIn),
  'POST /profil/sessions/fin': form(signedIn),
  'GET /profil/cles': page(signedIn),
  'POST /profil/cles': form(signedIn, { name: 'Téléphone' }),
  'GET /profil/jetons': page(signedIn),
  'POST /profil/jetons': form(signedIn, { name: 'Essai', scope: 'read', days: '30' }),
  'GET /api': page(people),
  'GET /api/*': page(people),
  'POST /api/*': form(people),

  'GET /administration': page([...keeping, 'elsewhere']),
  'GET /administration/organisations/nouvelle': page(['administrator', 'elsewhere']),
  'POST /administration/organisations/nouvelle': form(['administrator', 'elsewhere']),
  [`GET ${managed}`]: page(['administrator']),
  [`POST ${managed}`]: form(['administrator']),
  [`GET ${managed}/services`]: page(['administrator']),
  [`POST ${managed}/services`]: form(['administrator']),
  [`GET ${managed}/reglages`]: page(['administrator']),
  [`POST ${managed}/reglages`]: form(['administrator']),
  [`GET ${managed}/connexions`]: page(['administrator']),
  [`GET ${managed}/consultations`]: page(['administrator']),
  [`GET ${managed}/consultations.csv`]: page(['administrator']),
  [`GET ${managed}/journal`]: page(keeping),
  // Of no organisation: its pages have their own lines.
  'GET / (identity/pages/organisation-tabs.tsx)': page([]),
  [`GET ${managed}/sources`]: page(keeping),
  [`POST ${managed}/sources`]: form(keeping, followed),
  [`GET ${managed}/programmes`]: page(keeping),
  [`POST ${managed}/programmes`]: form(keeping, { name: 'Site de la ville', address: 'https://ville.example/carreau' }),
  [`GET ${managed}/sources/:id`]: page(keeping),
  [`POST ${managed}/sources/:id`]: form(keeping, { verb: 'stop' }),
  [`GET ${managed}/sources/:id/colonnes`]: page(keeping),
  [`POST ${managed}/sources/:id/colonnes`]: form(keeping, {
    ...{ type: 'terril', 'type-before': 'terril', key: 'local', 'col:id': 'id:local' },
  }),
  [`GET ${managed}/sources/:id/donnees`]: page(keeping),
  [`POST ${managed}/sources/:id/donnees`]: form(keeping, { intent: 'map' }),
  'GET /administration/perimetres': page(['administrator', 'elsewhere']),
  'POST /administration/perimetres': form(['administrator'], { nom: 'SCoT', communes: '99999', source: 'essai' }),

  'GET /recherche': page(people),
  'GET /recherche/suggestions': page(people),
  'GET /nouveautes': page(people),
  'GET /nouveautes.atom': page(people),
  // What is not published is followed by nobody.
  'GET /plans/:slug/nouveautes': hidden([]),
  'GET /plans/:slug/nouveautes.atom': hidden([]),
  'GET /sites/:id/nouveautes': hidden([]),
  'GET /sites/:id/nouveautes.atom': hidden([]),
  // A chart of nothing; what each shows is tried beside it (src/portal/share/share.test.ts).
  'GET /integrer/*': hidden([]),
  'GET /illustrations/*': hidden([]),
  'GET /communes/:code': page(people),
  'GET /epci/:code': page(people),

  'GET /territoires': page(people),
  'GET /territoires/:kind/:code': page(people),
  'POST /territoires/:kind/:code': form(['administrator']),

  'GET /sites': page(people),
  'GET /carte': page(people),
  'GET /tuiles/calques/:layer/:zoom/:column/:row': page(people),
  'GET /sites/nouveau': page(['contributor', 'otherService', 'coordinator', 'elsewhere']),
  'POST /sites/nouveau': form(['contributor', 'otherService', 'coordinator'], {
    kind: 'terril',
    name: 'Terril',
    Title: 'Visite',
  }),
  'GET /sites/zonages': page(['coordinator', 'elsewhere']),
  'POST /sites/zonages': form(coordinating),
  'GET /sites/zonages/:zone': hidden(working),
  'GET /sites/import': page([...keeping, 'elsewhere']),
  'POST /sites/import': form(keeping, { file: 'nom;numero\nTerril;1\n' }),
  'GET /sites/import/:draft': page(keeping),
  'POST /sites/import/:draft': form(keeping, { intent: 'keep' }),
  'GET /sites/:id': hidden(working),
  'GET /sites/:id/especes': hidden(working),
  'GET /sites/:id/modifier': page(['contributor', 'otherService', 'coordinator']),
  'POST /sites/:id/modifier': form(['contributor', 'otherService', 'coordinator'], {
    name: 'Terril',
    Title: 'Visite',
    version: '0',
  }),
  'POST /sites/:id': form(coordinating, { value: nothing, ruling: 'kept', reason: 'Vu sur place.' }),
  'GET /sites/:id (watch/pages/site-watch.tsx)': hidden(working),
  'GET /sites/:id (programme/pages/site-programme.tsx)': hidden(working),
  'GET /sites/:id (nature/pages/site-nature.tsx)': hidden(working),
  'GET /sites/:id (photo/pages/site-photos.tsx)': hidden(working),
  'GET /sites/:id/etat': hidden(working),
  'POST /sites/:id/etat': form(['contributor', 'otherService', 'coordinator'], aLook),
  'GET /sites/:id/photos/:photo': hidden([]),
  'GET /sites/:id/pressions': hidden(working),
  'POST /sites/:id/pressions': form(['contributor', 'otherService', 'coordinator'], anAssessment),
  'GET /sites/:id/attributs': page(coordinating),
  'POST /sites/:id/attributs': form(coordinating, {}),
  'GET /veille/campagnes': page(signedIn),
  'GET /veille/campagnes/nouvelle': page(['coordinator', 'elsewhere']),
  'POST /veille/campagnes/nouvelle': form(coordinating, { title: 'Printemps', startsOn: '2021-03-01' }),
  'GET /veille/campagnes/:id': page(working),
  'POST /veille/campagnes/:id': form(coordinating),
  'GET /veille/campagnes/:id/modifier': page(coordinating),
  'POST /veille/campagnes/:id/modifier': form(coordinating, { title: 'Printemps', startsOn: '2021-03-01' }),
  'GET /veille/pressions': page(signedIn),
  'GET /veille/completude': page([...working, 'elsewhere']),
  'GET /terrain/travail-hors-ligne.js': page(people),
  'GET /terrain/:id': page(['contributor', 'otherService', 'coordinator']),
  'POST /terrain/:id/releves': form(['contributor', 'otherService', 'coordinator'], aLook),
  'POST /terrain/:id/photos': form(['contributor', 'otherService', 'coordinator'], { id: nothing, file: 'x' }),
  'GET /tuiles/sites/:zoom/:column/:row': page(people),
  'GET /tuiles/donnees/:zoom/:column/:row': page(people),

  'GET /indicateurs': page(people),
  'GET /indicateurs/:id': hidden(working),
  'GET /indicateurs/:id/comparer': hidden(working),
  'POST /indicateurs/:id': form(coordinating),
  'GET /indicateurs/:id/lignes': hidden(working),
  'GET /travail/indicateurs/nouveau': page([...keeping, 'elsewhere']),
  'POST /travail/indicateurs/nouveau': form(keeping),
  'GET /travail/indicateurs/:id/modifier': page(keeping),
  'POST /travail/indicateurs/:id/modifier': form(keeping, { intent: 'archive' }),
  'GET /travail/indicateurs/:id/communes': page(['contributor', 'coordinator']),
  'POST /travail/indicateurs/:id/communes': form(['contributor', 'coordinator'], { periode: '2020' }),
  'GET /travail/indicateurs/:id/communes/telecharger': page(['contributor', 'coordinator']),

  'GET /plans': page(people),
  'GET /plans/:slug': hidden(working),
  'GET /plans/:slug/avancement': hidden(working),
  'GET /actions/:id': hidden(working),
  'POST /actions/:id': form(['contributor', ...keeping], { intent: 'remove' }),
  'GET /actions/:id/fichiers/:file': hidden([]),
  'GET /travail/plans/nouveau': page([...keeping, 'elsewhere']),
  'POST /travail/plans/nouveau': form(keeping),
  'GET /travail/plans/:id/modifier': page(keeping),
  'POST /travail/plans/:id/modifier': form(keeping, { title: 'Plan climat', kind: 'PCAET', version: '0' }),
  'GET /travail/actions': page(signedIn),
  'GET /travail/actions/nouvelle': page(['contributor', 'otherService', ...keeping, 'elsewhere']),
  'POST /travail/actions/nouvelle': form(keeping, { number: '2', title: 'Agir' }),
  'GET /travail/actions/:id/modifier': page(['contributor', ...keeping]),
  'POST /travail/actions/:id/modifier': form(keeping, { number: '1', title: 'Agir', version: '0' }),
  'GET /travail/actions/import': page([...keeping, 'elsewhere']),
  'POST /travail/actions/import': form(keeping, { file: 'Numéro;Titre\n1;Agir\n' }),
  'GET /travail/actions/import/:draft': page(keeping),
  'POST /travail/actions/import/:draft': form(keeping),
  'GET /travail/actions/exporter/:organisation/:format': page(working),

  'GET /nature': page(people),
  'GET /nature/import': page([...keeping, 'elsewhere']),
  'POST /nature/import': form([...keeping, 'elsewhere'], { file: 'cd_nom;date;commune\n2895;2020-06-12;Lens\n' }),
  'GET /nature/import/:draft': page(keeping),
  'POST /nature/import/:draft': form(keeping, { intent: 'keep' }),
  'GET /nature/taxref': page([...working, 'elsewhere']),
  'POST /nature/taxref': form(['coordinator', 'elsewhere'], { version: '17', nom: '2895', motif: 'Essai' }),
  'GET /nature/donnees': page(people),
  'GET /nature/donnees/:id': hidden(working),
  'GET /nature/taxons': page(people),
  'GET /nature/taxons/:cdRef': hidden(people),
  'GET /nature/cadres/nouveau': page(['coordinator', 'elsewhere']),
  'POST /nature/cadres/nouveau': form(coordinating, aFramework),
  'GET /nature/cadres/:id': hidden(working),
  'POST /nature/cadres/:id': form(coordinating, { ...aFramework, version: '0' }),
  'GET /nature/jeux/nouveau': page(['coordinator', 'elsewhere']),
  'POST /nature/jeux/nouveau': form(coordinating, aDatasetForm),
  'GET /nature/jeux/:id': hidden(working),
  'POST /nature/jeux/:id': form(coordinating, { ...aDatasetForm, version: '0' }),

  'GET /nature/visites': page([...working, 'elsewhere']),
  'GET /nature/visites/nouvelle': page(['contributor', 'otherService', 'coordinator', 'elsewhere']),
  'GET /nature/visites/:id': page(working),
  'GET /nature/visites/:id/modifier': page(['contributor', 'otherService', 'coordinator']),
  'POST /nature/visites/:id/modifier': form(['contributor', 'otherService', 'coordinator'], {
    visit: JSON.stringify({ ...aSighting, protocol: 'sighting' }),
  }),
  'GET /nature/saisie/:what': page(['contributor', 'otherService', 'coordinator', 'elsewhere']),
  'GET /nature/observateurs': page([...keeping, 'elsewhere']),
  'GET /nature/observateurs/:id': page(keeping),
  'POST /nature/observateurs/:id': form(coordinating, { name: 'Ada', pseudonym: 'A', shown: 'hidden', version: '1' }),
  'GET /nature/observateurs/:id/:format': page(keeping),
  'GET /nature/validation': page(['validator', 'coordinator', 'elsewhere']),
  'POST /nature/validation': form(['validator', 'coordinator', 'elsewhere'], {
    ...{ stage: 'own', level: '1', record: `${nothing}:1:0` },
  }),
  'GET /nature/donnees/:id/modifier': page(['contributor', 'otherService', 'coordinator']),
  'POST /nature/donnees/:id/modifier': form(['contributor', 'otherService', 'coordinator'], { version: '1' }),
  'GET /nature/donnees/:id/validation': page(working),
  // Of its photograph it tells no one else that there is one.
  'GET /nature/donnees/:id/validation (citizen/pages/sent-with-record.tsx)': page(people),
  'POST /nature/donnees/:id/validation': form(['validator', 'coordinator'], {
    intent: 'ask',
    question: 'Vue de près ?',
  }),
  'GET /nature/protocoles': page([...working, 'elsewhere']),
  'GET /nature/protocoles/:protocol': page([...working, 'elsewhere']),
  'GET /terrain/nature/:protocol': page(['contributor', 'otherService', 'coordinator', 'elsewhere']),
  'POST /terrain/nature/:protocol/visites': form(['contributor', 'otherService', 'coordinator'], aSighting),

  'GET /evaluations': page(people),
  'GET /evaluations/nouvelle': page(['coordinator', 'elsewhere']),
  'POST /evaluations/nouvelle': form(coordinating, assessed),
  'GET /evaluations/grilles/:grid': page(people),
  'GET /evaluations/:id': page(working),
  'POST /evaluations/:id': form(['contributor', 'otherService', 'coordinator'], { criterion: 'birds', state: 'done' }),
  'GET /evaluations/:id/modifier': page(coordinating),
  'POST /evaluations/:id/modifier': form(coordinating, { ...assessed, version: '0' }),
  'GET /evaluations/:id/sites': page(coordinating),
  'POST /evaluations/:id/sites': form(coordinating, { names: 'Terril' }),
  'GET /evaluations/:id/reprise': page(coordinating),
  'POST /evaluations/:id/reprise': form(coordinating, { intent: 'drop' }),
  'GET /evaluations/:id/comparer': page(working),
  'GET /evaluations/:id/sites/:site': page(working),
  'POST /evaluations/:id/sites/:site': form(['contributor', 'otherService', 'coordinator'], { criterion: 'birds' }),
  'GET /evaluations/:id/rapport.pdf': page(working),
  'GET /evaluations/:id/sites/:site/fiche.pdf': page(working),
  'GET /nature/echanges': page([...keeping, 'elsewhere']),
  'GET /nature/echanges/nouveau': page(['coordinator', 'elsewhere']),
  'POST /nature/echanges/nouveau': form(coordinating, aRequest),
  'GET /nature/echanges/inscrire': page(['coordinator', 'elsewhere']),
  'POST /nature/echanges/inscrire': form(coordinating, { ...aRequest, sentOn: '2021-01-12' }),
  'GET /nature/echanges/:id': page(keeping),
  'POST /nature/echanges/:id': form(coordinating, { intent: 'drop' }),
  'GET /nature/echanges/:id/fichier': page(keeping),

  'GET /veille': page([...working, 'elsewhere']),
  'GET /veille/livraisons': page(signedIn),
  'GET /veille/livraisons/nouvelle': page(['contributor', 'otherService', 'coordinator', 'elsewhere']),
  'POST /veille/livraisons/nouvelle': form(['contributor', 'otherService', 'coordinator'], delivered),
  'GET /veille/livraisons/:id': page(working),
  'POST /veille/livraisons/:id': form(['contributor', 'otherService', 'coordinator'], delivered),
  'GET /veille/instances': page(signedIn),
  'GET /veille/instances/nouvelle': page(['coordinator', 'elsewhere']),
  'POST /veille/instances/nouvelle': form(coordinating, { name: 'Comité', kind: 'local' }),
  'GET /veille/instances/:id': page(working),
  'POST /veille/instances/:id': form(coordinating, { name: 'Comité', kind: 'local' }),
  'GET /veille/instances/:id/reunions/nouvelle': page(coordinating),
  'POST /veille/instances/:id/reunions/nouvelle': form(coordinating, { heldOn: '2021-01-12' }),
  'GET /veille/reunions/:id': page(working),
  'POST /veille/reunions/:id': form(coordinating, { intent: 'decide', sentence: 'Agir' }),
  'GET /veille/reunions/:id/releve/:format': page(working),
  'GET /veille/en-peril': page(signedIn),
  'GET /veille/en-peril/nouveau': page(['contributor', 'otherService', 'coordinator', 'elsewhere']),
  'POST /veille/en-peril/nouveau': form(['contributor', 'otherService', 'coordinator'], endangered),
  'GET /veille/en-peril/:id': page(working),
  'POST /veille/en-peril/:id': form(['contributor', 'otherService', 'coordinator'], endangered),
  'GET /veille/projets': page(signedIn),
  'GET /veille/projets/nouveau': page(['contributor', 'otherService', 'coordinator', 'elsewhere']),
  'POST /veille/projets/nouveau': form(['contributor', 'otherService', 'coordinator'], projected),
  'GET /veille/projets/:id': page(working),
  'POST /veille/projets/:id': form(['contributor', 'otherService', 'coordinator'], projected),
  'GET /veille/projets/:id/matrice': page(['contributor', 'otherService', 'coordinator']),
  'POST /veille/projets/:id/matrice': form(['contributor', 'otherService', 'coordinator'], { cell: '0|Terrils' }),
  'GET /veille/projets/:id/avis/nouveau': page(['contributor', 'otherService', 'coordinator']),
  'POST /veille/projets/:id/avis/nouveau': form(['contributor', 'otherService', 'coordinator'], advised),
  'GET /veille/projets/:id/avis/:advice': page(working),
  'POST /veille/projets/:id/avis/:advice': form(['contributor', 'otherService', 'coordinator'], advised),
  'GET /veille/impacts/:id': page(working),
  'POST /veille/impacts/:id': form(['contributor', 'otherService', 'coordinator'], evaluated),
  'GET /veille/attributs': page(signedIn),
  'POST /veille/attributs': form(coordinating, { labels: 'Terrils' }),
  'GET /veille/attributs/:id': page(working),
  'POST /veille/attributs/:id': form(coordinating, { label: 'Terrils' }),
  'GET /echeances': page([...working, 'elsewhere']),
  'GET /veille/comite': page(signedIn),
  'GET /veille/comite/nouvelle': page(['coordinator', 'elsewhere']),
  'POST /veille/comite/nouvelle': form(coordinating, committed),
  'GET /veille/comite/:id': page(working),
  'POST /veille/comite/:id': form(coordinating, committed),
  'GET /veille/decisions/:id': page(working),
  'POST /veille/decisions/:id': form(coordinating, { sentence: 'Agir' }),

  'GET /animations': page(people),
  'GET /animations/nouvelle': page(['contributor', 'otherService', 'coordinator', 'elsewhere']),
  'POST /animations/nouvelle': form(['contributor', 'otherService', 'coordinator'], anEvent),
  'GET /animations/a-renseigner': page(['contributor', 'otherService', 'coordinator', 'elsewhere']),
  'POST /animations/a-renseigner': form(['contributor', 'otherService', 'coordinator', 'elsewhere']),
  'GET /animations/:id': page(working),
  'GET /animations/:id/modifier': page(['contributor', 'otherService', 'coordinator']),
  'POST /animations/:id/modifier': form(['contributor', 'otherService', 'coordinator'], anEvent),
  'GET /ce-qu-on-nous-ecrit': page(people),
  'GET /ce-qu-on-nous-ecrit/suivi/:code': hidden([]),
  'POST /ce-qu-on-nous-ecrit/suivi/:code': { ...form([], { intent: 'withdraw' }), hidden: true },
  'GET /ce-qu-on-nous-ecrit/suivi/:code/export.json': hidden([]),
  // Of a published report alone, whoever asks.
  'GET /engagements/:id': hidden([]),
  'GET /engagements/:id/remarque': hidden([]),
  'POST /engagements/:id/remarque': { ...form([], { text: 'Il en manque.' }), hidden: true },
  'GET /ce-qu-on-nous-ecrit/propositions/:what': page(people),
  'GET /nature/envoyer': page(people),
  'GET /nature/envoyer/:publisher': hidden([]),
  'POST /nature/envoyer/:publisher': {
    ...form([], { date: '2020-06-12', name: 'Merle', point: '50,4 ; 2,8' }),
    hidden: true,
  },
  'GET /travail/envois': page(['contributor', 'otherService', ...keeping, 'elsewhere']),
  'GET /travail/envois/accueil': page([...keeping, 'elsewhere']),
  'POST /travail/envois/accueil': form(keeping, { version: '0', remarks: 'on' }),
  'GET /travail/envois/:id/photographie': page(keeping),
  'GET /photographies/:id/envoyer': hidden([]),
  'POST /photographies/:id/envoyer': { ...form([], { licensed: 'on', file: 'x' }), hidden: true },
  'GET /travail/envois/:id': page(keeping),
  'POST /travail/envois/:id': form(keeping, { intent: 'erase' }),
  'GET /photographies': page(people),
  'GET /photographies/dynamiques.csv': page(people),
  'GET /photographies/nouveau': page(['contributor', 'otherService', 'coordinator', 'elsewhere']),
  'POST /photographies/nouveau': form(['contributor', 'otherService', 'coordinator'], aView),
  'GET /photographies/campagnes': page(signedIn),
  'GET /photographies/campagnes/nouvelle': page(['coordinator', 'elsewhere']),
  'POST /photographies/campagnes/nouvelle': form(coordinating, reshoots),
  'GET /photographies/campagnes/:id': page(working),
  'POST /photographies/campagnes/:id': form(coordinating),
  'GET /photographies/campagnes/:id/modifier': page(coordinating),
  'POST /photographies/campagnes/:id/modifier': form(coordinating, { ...reshoots, version: '0' }),
  'GET /terrain/photographies/:id': page(['contributor', 'otherService', 'coordinator']),
  'POST /terrain/photographies/vues/:id': form(['contributor', 'otherService', 'coordinator'], aShot),
  'GET /photographies/:id': hidden(working),
  'POST /photographies/:id': form(coordinating, { reason: 'Floue.' }),
  'GET /photographies/:id/modifier': page(['contributor', 'otherService', 'coordinator']),
  'POST /photographies/:id/modifier': form(['contributor', 'otherService', 'coordinator'], aView),
  'GET /photographies/:id/reprendre': page(['contributor', 'otherService', 'coordinator']),
  'POST /photographies/:id/reprendre': form(['contributor', 'otherService', 'coordinator'], aShot),
  'GET /photographies/:id/changements': page(['contributor', 'otherService', 'coordinator']),
  'POST /photographies/:id/changements': form(['contributor', 'otherService', 'coordinator'], aChange),
  'GET /photographies/:id/prises/:shot': hidden([]),

  'GET /controle': page(signedIn),
  'POST /controle': form(signedIn, { file: 'Douze prêts.' }),
  'GET /controle/:id': page(working),
  'POST /controle/:id': form(working, { intent: 'judge', finding: 'inconnue' }),
  'GET /controle/:id/telecharger/:format': page(working),

  'GET /rapports': page(people),
  [`GET ${edition}`]: page(people),
  [`GET ${edition}/fiches/:code`]: page(people),
  [`GET ${edition}/chiffres/:key`]: page(people),
  [`GET ${edition}/annexes`]: page(people),
  [`GET ${edition}/telecharger/:format`]: page(people),

  'GET /donnees': page(people),
  'GET /catalogue': page(people),
  'GET /catalogue.ttl': page(people),
  'GET /catalogue.jsonld': page(people),
  'GET /donnees-ouvertes': page(people),
  'GET /donnees-ouvertes/jeux/:dataset': page(people),
  'GET /donnees-ouvertes/:file': page(people),
  'GET /sites/:id/fiche.pdf': hidden(working),
  'GET /sites/exporter/:format': page(people),
  'GET /ogc': page(people),
  'GET /ogc/projet.qgs': page(people),
  'GET /ogc/conformance': page(people),
  'GET /ogc/api': page(people),
  'GET /ogc/collections': page(people),
  'GET /ogc/collections/:layer': hidden([]),
  'GET /ogc/collections/:layer/schema': page(people),
  'GET /ogc/collections/:layer/items': page(people),
  'GET /ogc/collections/:layer/items/:id': hidden([]),
  'GET /ogc/tileMatrixSets': page(people),
  'GET /ogc/tileMatrixSets/:matrices': hidden([]),
  'GET /ogc/collections/:layer/tiles': hidden([]),
  'GET /ogc/collections/:layer/tiles/:matrices': hidden([]),
  'GET /ogc/collections/:layer/tiles/:matrices/:matrix/:row/:column': hidden([]),

  'GET /travail': page(signedIn),
  'GET /travail/campagnes/nouvelle': page(['coordinator', 'elsewhere']),
  'POST /travail/campagnes/nouvelle': form(coordinating, { trame: 'rdd' }),
  [`GET ${campaign}`]: page(steering),
  [`POST ${campaign}`]: form(coordinating),
  [`GET ${campaign}/alertes`]: page(steering),
  [`POST ${campaign}/alertes`]: form(coordinating),
  [`GET ${campaign}/synthese`]: page(steering),
  [`POST ${campaign}/synthese`]: form(coordinating, { intent: 'head', titre: 'Un autre titre', version: '0' }),
  [`POST ${campaign}/synthese/texte`]: form(coordinating),
  [`GET ${campaign}/synthese/alertes`]: page(steering),
  [`GET ${campaign}/synthese/indicateurs`]: page(steering),
  [`GET ${campaign}/synthese/preuves`]: page(steering),
  [`GET ${campaign}/etapes`]: page(steering),
  [`POST ${campaign}/etapes`]: form(coordinating, { faire: 'start_collection' }),
  [`GET ${campaign}/apercu`]: page(steering),
  [`GET ${campaign}/apercu/fiches/:code`]: page(steering),
  [`GET ${campaign}/apercu/chiffres/:key`]: page(steering),
  [`GET ${campaign}/apercu/annexes`]: page(steering),
  [`GET ${campaign}/apercu/telecharger/:format`]: page(steering),
  'GET /travail/imports': page(['coordinator', 'elsewhere']),
  'POST /travail/imports': form(coordinating, { trame: 'rdd', annee: '2019', file: 'Un rapport.' }),
  'GET /travail/imports/:import': page(coordinating),
  'POST /travail/imports/:import': form(coordinating),
  'GET /travail/fiches/:id': page(['contributor', ...steering]),
  'POST /travail/fiches/:id': form(['contributor', 'coordinator'], { intent: 'save', 'text.contexte': 'Un texte.' }),
  'POST /travail/fiches/:id/texte': form(['contributor', 'coordinator']),
  'GET /travail/fiches/:id/indicateurs': page(['contributor', ...steering]),
  'GET /travail/fiches/:id/preuves': page(['contributor', ...steering]),
  'GET /travail/fiches/:id/alertes': page(['contributor', ...steering]),
};

type Run = (args: { request: Request; params: Record<string, string>; context: RouterContextProvider }) => unknown;

describeAloneOnOneEngine('access', (database) => {
  test('each person gets from each route what the table says, and no route is without a line', {
    timeout: 120_000,
  }, async () => {
    const { params, contexts, ours } = await aPlaceWithEverything(database().db);
    const expected: Record<string, Record<string, string>> = {};
    const found: Record<string, Record<string, string>> = {};

    for (const { method, path, section, run } of await doors()) {
      const door = `${method} /${path}${section}`;
      const rule = access[door];
      expected[door] = Object.fromEntries(people.map((who) => [who, rule ? expectedOf(rule, who) : 'no rule']));
      found[door] = {};
      for (const who of people) {
        const got = await answer(run, method, path, params(path), contexts[who], { ...ours, ...rule?.form });
        // Who is let in may ask for what is not there.
        found[door][who] = got === 'missing' && !rule?.hidden ? 'admitted' : got;
      }
    }

    expect(Object.keys(found).filter((door) => !(door in access))).toEqual([]);
    expect(Object.keys(access).filter((door) => !(door in found))).toEqual([]);
    expect(found).toEqual(expected);
  });

  test('while the database is away, no door fails: whoever needs it is told', async () => {
    const { db, close } = await openServer('postgresql://localhost:9/away', 0);
    const grants = [{ organisationId: nothing, role: 'coordinator' as const, serviceIds: [] }];
    const person = { id: nothing, name: 'Essai', email: 'essai@example.org' };
    const failing: string[] = [];

    for (const { method, path, section, run } of await doors())
      for (const actor of [visitor, { person, grants }]) {
        const rule = access[`${method} /${path}${section}`];
        const params = new Proxy({}, { get: () => nothing });
        await answer(run, method, path, params, { actor, db, effects: testEffects }, { ...rule?.form }).catch((error) =>
          failing.push(`${method} /${path}${section}: ${error}`),
        );
      }

    await close();
    expect(failing).toEqual([]);
  });
});

const expectedOf = ({ admits, hidden }: Rule, who: Who): string => {
  if (admits.includes(who)) return 'admitted';
  if (hidden) return 'missing';
  return who === 'visitor' ? 'sign in' : 'refused';
};

/** Every loader and action; `section` tells a part of a page by its file. */
async function doors(): Promise<{ method: 'GET' | 'POST'; path: string; section: string; run: Run }[]> {
  const found = await Promise.all(
    flatten(await routes).map(async ({ path, section, file }) => {
      const { loader, action } = (await import(inProject('src', file))) as { loader?: Run; action?: Run };
      return [
        ...(loader ? [{ method: 'GET' as const, path, section, run: loader }] : []),
        ...(action ? [{ method: 'POST' as const, path, section, run: action }] : []),
      ];
    }),
  );
  return found.flat();
}

const flatten = (entries: RouteConfigEntry[], at = ''): { path: string; section: string; file: string }[] =>
  entries.flatMap(({ path, file, children = [] }) => [
    { path: path ?? at, section: path === undefined && (at || children.length > 0) ? ` (${file})` : '', file },
    ...flatten(children, path ?? at),
  ]);

/** What somebody without an account sent. */
async function aRemark(db: Db, organisationId: string) {
  const received = {
    organisationId,
    kind: 'remark' as const,
    text: 'Il en manque.',
    trackingCode: crypto.randomUUID(),
  };
  return db
    .insertInto('citizenMessage')
    .values({ ...received, id: crypto.randomUUID(), receivedAt: testEffects.now() })
    .returning('id')
    .executeTakeFirstOrThrow();
}

/** A campaign, its sheet, a plan, an action, an indicator, an import and a site of one organisation, none of them published. */
async function aPlaceWithEverything(db: Db) {
  const place = await anOrganisation(db);
  const other = await anOrganisation(db);
  const organisationId = place.organisation.id;
  const slug = place.organisation.slug;
  const service = await db
    .insertInto('service')
    .values({ organisationId, name: 'Eau' })
    .returningAll()
    .executeTakeFirstOrThrow();
  const coordinator = await aContext(db, 'coordinator', place);
  const elsewhere = await aContext(db, 'coordinator', other);
  const alsoAdministers = { organisationId: other.organisation.id, role: 'administrator' as const, serviceIds: [] };
  const contexts: Record<Who, Context> = {
    visitor: { actor: visitor, db, effects: testEffects },
    reader: await aContext(db, 'reader', place),
    contributor: await aContext(db, 'contributor', place),
    otherService: await aContext(db, 'contributor', { ...place, service }),
    validator: await aContext(db, 'validator', place),
    coordinator,
    administrator: await aContext(db, 'administrator', place),
    elsewhere: { ...elsewhere, actor: { ...elsewhere.actor, grants: [...elsewhere.actor.grants, alsoAdministers] } },
  };
  const document = anEdition();
  await aPublishedEdition(db, document, { organisationId });
  const edition = await openEdition(coordinator, { organisationId, reportType: 'rdd', year: 2021 });
  const added = { section: 'P1', title: 'Une fiche', serviceId: place.service.id };
  const { sheets } = await addSheets(coordinator, { editionId: edition.id, sheets: [added] });
  const plan = await savePlan(coordinator, { organisationId, title: 'Plan climat', kind: 'PCAET' });
  const leadServiceId = place.service.id;
  const action = await saveAction(coordinator, { organisationId, number: '1', title: 'Agir', leadServiceId });
  const definition = {
    code: 'LOG-1',
    label: 'Logements',
    kind: 'output',
    unit: 'EUR',
    territoryAggregation: 'sum',
  } as const;
  const indicator = await defineIndicator(coordinator, {
    organisationId,
    ownerServiceId: leadServiceId,
    ...definition,
  });
  const counted = await defineIndicator(coordinator, {
    organisationId,
    code: 'REG-1',
    label: 'Sites du registre',
    kind: 'context',
    unit: 'count',
    counted: 'sites',
    counting: { source: 'sites' },
  });
  const content = new TextEncoder().encode('Numéro;Titre\n;Sans numéro\n');
  const draft = await keepDraft(coordinator, { organisationId, filename: 'actions.csv', content });
  const layer = await keepSiteDraft(coordinator, {
    organisationId,
    filename: 'terrils.csv',
    content: new TextEncoder().encode('nom\nTerril\n'),
  });
  const notebook = await keepRecordDraft(coordinator, {
    organisationId,
    filename: 'carnet.csv',
    content: new TextEncoder().encode('cd_nom;date;commune\n2895;2020-06-12;Lens\n'),
  });
  const sent = { name: 'bilan.txt', content: new TextEncoder().encode('Il reste 12 prêts.') };
  const checked = await checkUpload(coordinator, sent);
  await keepCheck(coordinator, { id: checked.id, organisationId });
  const report = await startReportImport(coordinator, {
    organisationId,
    reportType: 'rdd-departement',
    year: 2018,
    filename: 'rapport.txt',
    content: new TextEncoder().encode(anOldReport),
  });
  const source = { title: 'Couche des terrils' };
  const site = await stateSite(coordinator, { organisationId, kind: 'terril', name: 'Terril', source });
  const zones = { organisationId, kind: 'buffer' as const, filename: 'zones.geojson', source };
  const geometry = {
    type: 'Polygon',
    coordinates: [
      [
        [2, 50],
        [3, 50],
        [3, 51],
        [2, 50],
      ],
    ],
  };
  const features = [{ type: 'Feature', properties: {}, geometry }];
  const layerOfZones = new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', features }));
  await importZones(coordinator, { ...zones, content: layerOfZones });
  const zone = await coordinator.db
    .selectFrom('zone')
    .select('id')
    .where('organisationId', '=', organisationId)
    .executeTakeFirst();
  const tour = await saveCampaign(coordinator, { organisationId, title: 'Printemps', startsOn: '2021-01-04' });
  const look = await recordObservation(coordinator, {
    id: crypto.randomUUID(),
    siteId: site.id,
    level: 'bon',
    observedOn: '2021-01-12',
  });
  const watch = await aWatch(coordinator, organisationId);
  await saveAttributes(coordinator, { organisationId, text: 'Terrils', read: '' });
  const [attribute] = await readAttributes(coordinator, organisationId);
  const view = await saveViewpoint(coordinator, { organisationId, ...aView });
  const tried = { ...aShot, conformity: 'impossible' as const, id: crypto.randomUUID(), viewpointId: view.id };
  const shot = await keepShot({ ...coordinator, dataFolder: '' }, tried);
  const again = await saveReshootCampaign(coordinator, { organisationId, ...reshoots });
  await aTaxref(db);
  const dataset = await aDataset(db, place);
  const outing = await saveVisit(coordinator, {
    ...{ ...aSighting, id: crypto.randomUUID(), datasetId: dataset.id, protocol: 'sighting', point: [2.8, 50.4] },
    ...{ observers: ['Ada'], records: [{ id: crypto.randomUUID(), nameCited: 'Merle noir' }] },
  });
  const observer = await db
    .selectFrom('observer')
    .select('id')
    .where('organisationId', '=', organisationId)
    .executeTakeFirst();
  const seen = await db.selectFrom('record').select('id').where('visitId', '=', outing.id).executeTakeFirst();
  const scored = await saveAssessment(coordinator, { organisationId, ...assessed, rarityTableId: '' });
  await addAssessmentSites(coordinator, { assessmentId: scored.id, names: 'Terril' });
  const { sites: listed } = await readAssessment(coordinator, scored.id, 'sets');
  const exchange = await tellExchange(coordinator, {
    ...{
      organisationId,
      body: 'ONF',
      askedOn: '2021-01-12',
      sentOn: '2021-01-12',
      subject: 'Terrils',
      clause: 'licence',
    },
  });
  const followedSource = await declareConnector(
    coordinator,
    {
      ...{ organisationId, kind: 'places', name: 'Terrils', address: followed.address, rhythm: 'daily' },
      settings: {},
    },
    { innerHosts: [], seal: testSeal },
  );
  const received = await aRemark(db, organisationId);
  const ids = {
    sources: followedSource,
    envois: received.id,
    'nature/echanges': exchange.id,
    evaluations: scored.id,
    'nature/cadres': dataset.frameworkId,
    'nature/jeux': dataset.id,
    'nature/visites': outing.id,
    'nature/donnees': seen?.id,
    'nature/observateurs': observer?.id,
    'photographies/campagnes': again.id,
    'terrain/photographies/vues': view.id,
    'terrain/photographies': again.id,
    'veille/campagnes': tour.id,
    'veille/attributs': attribute?.id,
    terrain: tour.id,
    controle: checked.id,
    campagnes: edition.id,
    fiches: sheets[0]?.id,
    plans: plan.id,
    lignes: counted.id,
    indicateurs: indicator.id,
    sites: site.id,
    photographies: view.id,
    ...watch,
  };
  const fixed = {
    publisher: slug,
    type: 'rdd',
    year: '2020',
    kind: 'perimetre',
    key: Object.keys(document.figures)[0],
  };
  const valuesFor = (path: string): Record<string, string | undefined> => ({
    ...fixed,
    organisation: organisationId,
    slug: path.startsWith('plans') ? plan.slug : slug,
    code: path.startsWith('territoires') ? slug : path.includes('apercu') ? sheets[0]?.code : '1-1',
    format: path.includes('apercu') ? 'docx' : 'csv',
    draft: path.startsWith('sites') ? layer.id : path.startsWith('nature') ? notebook.id : draft.id,
    advice: watch.avis,
    import: report.id,
    file: path.startsWith('donnees-ouvertes') ? 'sites.csv' : nothing,
    dataset: 'sites',
    photo: nothing,
    shot: nothing,
    token: 'inconnu',
    layer: 'etats',
    grid: 'terrils-biodiversite',
    site: listed[0]?.id,
    zone: zone?.id ?? '',
    zoom: '12',
    cdRef: '2895',
    what: 'taxons',
    protocol: 'sighting',
    column: '2080',
    row: '1381',
    id: Object.entries(ids).find(([word]) => path.includes(word))?.[1] ?? action.id,
  });
  const params = (path: string): Record<string, string> => {
    const values = valuesFor(path);
    return Object.fromEntries([...path.matchAll(/:(\w+)/g)].map(([, name = '']) => [name, values[name] ?? '']));
  };
  const ours = {
    organisation: organisationId,
    organisationId,
    siteId: site.id,
    frameworkId: dataset.frameworkId,
    datasetId: dataset.id,
    observationId: look.id,
    shotId: shot.id,
  };
  return { contexts, params, ours };
}

/** What is followed, by the word that its address holds. */
async function aWatch(coordinator: Context, organisationId: string): Promise<Record<string, string>> {
  const event = await saveEvent(coordinator, { organisationId, ...anEvent });
  const delivery = await saveDelivery(coordinator, { organisationId, ...delivered });
  const body = await saveBody(coordinator, { organisationId, name: 'Comité', kind: 'local' });
  const meeting = await addMeeting(coordinator, body.id, { heldOn: '2021-01-12' });
  const decision = await addDecision(coordinator, meeting.id, { sentence: 'Agir' });
  const committee = await saveCommitteeDecision(coordinator, { organisationId, ...committed });
  const project = await saveProject(coordinator, { organisationId, ...projected });
  const advice = await saveAdvice(coordinator, project.id, advised);
  await saveMatrix(coordinator, project.id, ['0|Terrils']);
  const file = await saveEndangered(coordinator, { organisationId, ...endangered });
  const { impacts } = await readProject(coordinator, project.id);
  return {
    'en-peril': file.id,
    projets: project.id,
    avis: advice.id,
    impacts: impacts[0]?.id ?? '',
    animations: event.id,
    livraisons: delivery.id,
    instances: body.id,
    'veille/reunions': meeting.id,
    decisions: decision.id,
    comite: committee.id,
  };
}

async function answer(
  run: Run,
  method: 'GET' | 'POST',
  path: string,
  params: Record<string, string>,
  who: Context,
  fields: Record<string, string>,
): Promise<string> {
  const url = `http://localhost/${path.replace(/:(\w+)/g, (_, name) => params[name] ?? '')}`;
  const body = method === 'POST' ? { body: bodyFor(path, fields) } : {};
  const asked = async () => run({ request: new Request(url, { method, ...body }), params, context: carriedFor(who) });
  const made = await asked().catch((thrown: unknown) => thrown);
  if (made instanceof Error) throw made;
  const { status = 200, headers } = ((made as { init?: ResponseInit } | undefined)?.init ?? made ?? {}) as Response;
  const sent = status === 302 && String(headers.get('location')).startsWith('/connexion');
  if (sent || (status === 401 && !path.startsWith('connexion'))) return 'sign in';
  if (status === 403) return 'refused';
  return status === 404 ? 'missing' : 'admitted';
}

const bodyFor = (path: string, fields: Record<string, string>): BodyInit =>
  fields.file
    ? fileIn(fields)
    : path.endsWith('/releves') || path.endsWith('/visites')
      ? JSON.stringify(fields)
      : path.endsWith('/texte')
        ? JSON.stringify({ baseVersion: 0, content: {} })
        : new URLSearchParams(fields);

function fileIn({ file = '', ...fields }: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('file', new File([file], 'actions.csv', { type: 'text/csv' }));
  return form;
}
