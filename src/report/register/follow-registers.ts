import { printDate, printNumber, slugOf } from '../../kernel/french.ts';
import { endangeredStates, isOpenFile, procedureLabels } from '../../watch/endangered/endangered.ts';
import { bodyKinds } from '../../watch/governance/governance.ts';
import {
  readAttributes,
  readBoard,
  readDecisions,
  readDeliveries,
  readGovernance,
  readProjects,
} from '../../watch/index.ts';
import { projectStages, worksLabels } from '../../watch/project/project.ts';
import { latest, type Register, type RegisterRow } from './register.ts';

/** Enough of a sentence to know it again. */
const beginning = (sentence: string): string => {
  const plain = sentence.replace(/[\s.]+$/, '');
  return plain.length > 90 ? `${plain.slice(0, 90).replace(/\s\S*$/, '')}…` : plain;
};

const inside = { open: false, generated: false };
const day = (on: string | null, before = ''): string => (on ? `${before}${printDate(on)}` : '');

/** Works that may touch the property and are not over, with the regimes they fall under. */
const project: Register = {
  label: 'Projets',
  columns: ['Projet', 'Travaux', 'Stade', 'Communes', 'Régimes'],
  evidence: true,
  read: async (context) =>
    (await readProjects(context))
      .filter(({ open }) => open)
      .map(({ id, name, works, stage, communes, regimes, asOf }): RegisterRow => {
        const [labels, under] = [communes.join(', '), regimes.map(({ label }) => label).join(', ')];
        return {
          ...inside,
          key: `project:${id}`,
          told: `Projet «\u00a0${name}\u00a0», ${projectStages[stage].toLowerCase()}`,
          cells: [name, worksLabels[works], projectStages[stage], labels, under],
          asOf: asOf ?? 'now',
          href: `/veille/projets/${id}`,
        };
      }),
};

/** Files of elements that may be lost, from alert to rescue. */
const endangered: Register = {
  label: 'Éléments en péril',
  columns: ['Élément', 'Commune', 'Où en est-on', 'Études et programme', 'Étape suivante'],
  evidence: true,
  read: async (context) =>
    (await readBoard(context)).files.filter(isOpenFile).map((file): RegisterRow => {
      const { id, name, commune, state, procedure, studies, programme, nextStep, nextOn } = file;
      const reached = procedure === 'none' ? endangeredStates[state] : procedureLabels[procedure];
      return {
        ...inside,
        key: `endangered:${id}`,
        told: [`Dossier de péril «\u00a0${name}\u00a0»`, commune].filter(Boolean).join(', '),
        cells: [
          name,
          commune,
          reached,
          [studies, programme].filter(Boolean).join(' '),
          [nextStep, day(nextOn, 'pour le ')].filter(Boolean).join(', '),
        ],
        asOf: latest([file.alertedOn, file.procedureOn]),
        href: `/veille/en-peril/${id}`,
      };
    }),
};

/** What partners owe, and what came. */
const delivery: Register = {
  label: 'Livraisons',
  columns: ['Donnée', 'Partenaire', 'Attendue le', 'Reçue le'],
  evidence: true,
  read: async (context) =>
    (await readDeliveries(context)).map(({ id, title, partner, dueOn, receivedOn, lastReminder }): RegisterRow => {
      return {
        ...inside,
        key: `delivery:${id}`,
        told: `Livraison «\u00a0${title}\u00a0», ${partner}`,
        cells: [title, partner, day(dueOn) || 'sans échéance', day(receivedOn) || 'non reçue'],
        asOf: receivedOn ?? lastReminder ?? 'now',
        href: `/veille/livraisons/${id}`,
      };
    }),
};

/** What bodies decided, and what became of it. */
const decision: Register = {
  label: 'Décisions',
  columns: ['Décision', 'Instance', 'Du', 'Suite'],
  evidence: true,
  read: async (context) =>
    (await readDecisions(context)).map(({ id, sentence, body, heldOn, closedOn, outcome }): RegisterRow => {
      const after = [closedOn ? `close le ${printDate(closedOn)}` : 'ouverte', outcome].filter(Boolean).join(', ');
      return {
        ...inside,
        key: `decision:${id}`,
        told: `Décision «\u00a0${beginning(sentence)}\u00a0», ${body}, ${printDate(heldOn)}`,
        cells: [sentence, body, printDate(heldOn), after],
        asOf: latest([heldOn, closedOn]),
        href: `/veille/decisions/${id}`,
      };
    }),
};

/** Who decides, and when they last met. */
const body: Register = {
  label: 'Instances',
  columns: ['Instance', 'Genre', 'Territoire', 'Dernière réunion'],
  evidence: false,
  read: async (context) =>
    (await readGovernance(context)).bodies
      .filter(({ closedOn }) => closedOn === null)
      .map(({ id, name, kind, territory, lastOn }): RegisterRow => {
        const cells = [name, bodyKinds[kind], territory, day(lastOn) || 'aucune réunion inscrite'];
        return { ...inside, key: `body:${id}`, told: name, cells, asOf: 'now', href: `/veille/instances/${id}` };
      }),
};

/** The attributes that carry the Outstanding Universal Value; whoever writes says in what condition each is. */
const attribute: Register = {
  label: 'Attributs de la valeur universelle exceptionnelle',
  columns: ['Attribut', 'Sites qui le portent'],
  evidence: false,
  read: async (context, organisationId) =>
    (await readAttributes(context, organisationId)).map(({ id, label, places }): RegisterRow => {
      const common = { ...inside, open: true, asOf: 'now', href: `/veille/attributs/${id}` };
      return {
        ...common,
        key: `attribute:${slugOf(label)}`,
        told: label,
        cells: [label, places ? printNumber(String(places)) : ''],
      };
    }),
};

export const followRegisters = { project, endangered, delivery, decision, body, attribute };
